package org.modalis.exchange.internal.formula;

/** How much room the signs of formulas have around them, by the rules that TeX has made usual. */
enum Signs {

	/** Compares or points, as = and → do. */
	RELATION(5 / 18.0, 5 / 18.0),
	/** Joins two things, as + does. */
	JOINING(4 / 18.0, 4 / 18.0),
	/** Sums and integrals. */
	LARGE(2 / 18.0, 3 / 18.0),
	/** Stands between the parts of a list. */
	SEPARATING(0, 3 / 18.0),
	/** Brackets, primes and the rest. */
	OTHER(0, 0);

	private static final String JOIN = "+−±∓×÷⋅∗∘∙⊕⊖⊗⊘⊙∩∪⊓⊔⊎∧∨∖≀⨿⋉⋊∔⊞⊠◁▷⋆⋄";

	final double before;
	final double after;

	Signs(double before, double after) {
		this.before = before;
		this.after = after;
	}

	static Signs of(String sign, boolean large) {
		if (sign.isEmpty())
			return OTHER;
		int c = sign.codePointAt(0);
		if (large)
			return LARGE;
		if (JOIN.indexOf(c) >= 0)
			return JOINING;
		if (c == ',' || c == ';')
			return SEPARATING;
		boolean compares = "=<>:".indexOf(c) >= 0 || c >= 0x2208 && c <= 0x220D || c == 0x221D || c >= 0x2223 && c <= 0x2226
				|| c >= 0x2234 && c <= 0x228B || c >= 0x228F && c <= 0x2292 || c >= 0x22A2 && c <= 0x22B1 || c >= 0x22D6 && c <= 0x22ED;
		boolean points = c >= 0x2190 && c <= 0x21FF || c >= 0x27F0 && c <= 0x27FF || c >= 0x2A70 && c <= 0x2AFF;
		return compares || points ? RELATION : OTHER;
	}

	/** Whether after this one a joining sign joins nothing, so that it is a sign of the number that follows. */
	boolean opens() {
		return this != OTHER;
	}
}
