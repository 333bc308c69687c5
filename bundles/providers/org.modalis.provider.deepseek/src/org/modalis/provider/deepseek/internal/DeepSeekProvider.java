package org.modalis.provider.deepseek.internal;

import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.json.Json;
import org.modalis.api.json.VendorObject;
import org.modalis.api.model.Capability;
import org.modalis.api.model.Money;
import org.modalis.api.model.ReasoningEffort;
import org.modalis.api.openai.OpenAiChatProvider;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ConnectionReport;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.provider.RateLimits;
import org.osgi.service.component.annotations.Component;

import com.google.gson.JsonObject;

/**
 * DeepSeek's models, which think unless they are told not to.
 * <p>
 * Source: <a href="https://api-docs.deepseek.com/guides/thinking_mode">api-docs.deepseek.com</a>, 2026-11-15.
 */
@Component(service = ModelProvider.class)
public final class DeepSeekProvider extends OpenAiChatProvider {
	/** The lower of the two limits that the vendor's price list names, which is that of deepseek-v4-pro. */
	private static final RateLimits LIMITS = new RateLimits(OptionalInt.empty(), OptionalLong.empty(), OptionalInt.of(500));

	public DeepSeekProvider() {
		super(ProviderInfo.of("deepseek", "DeepSeek", "DeepSeek's own models, which answer at once or think first.")
				.at("https://api.deepseek.com").withKey(KeyUse.REQUIRED, "DEEPSEEK_API_KEY")
				.withKeyPage("https://platform.deepseek.com/api_keys").withLimits(LIMITS));
	}

	@Override
	protected Set<Capability> withoutPlace() {
		return Set.of(Capability.SEED, Capability.JSON_SCHEMA, Capability.PDF, Capability.AUDIO);
	}

	@Override
	protected boolean wantsReasoningBack() {
		return true;
	}

	@Override
	protected void refine(JsonObject body, ChatRequest request) {
		request.parameters().effort().ifPresent(effort -> {
			body.add("thinking", Json.object("type", effort == ReasoningEffort.NONE ? "disabled" : "enabled"));
			if (effort == ReasoningEffort.NONE)
				body.remove("reasoning_effort");
		});
	}

	@Override
	public ConnectionReport test(CallContext context) throws ProviderException, InterruptedException {
		var account = VendorObject.of(get("/user/balance", context));
		var balance = account.objects("balance_infos").stream().flatMap(each -> money(each).stream()).toList();
		if (balance.isEmpty())
			throw unexpected("the balance of the account");
		if (!account.flag("is_available", true))
			throw new ProviderException(Kind.QUOTA, "DeepSeek takes the key, but the account's balance of " + balance.getFirst()
					+ " does not suffice for a call. Top it up there.");
		return new ConnectionReport(balance, "");
	}

	private static Optional<Money> money(VendorObject info) {
		var currency = Currency.getAvailableCurrencies().stream().filter(each -> each.getCurrencyCode().equals(info.text("currency"))).findAny();
		return currency.flatMap(in -> info.amount("total_balance").map(amount -> new Money(amount, in)));
	}
}
