package org.modalis.api.vendor;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.catalogue.Catalogue;
import org.modalis.api.catalogue.CatalogueFile;
import org.modalis.api.json.VendorObject;
import org.modalis.api.keys.Secret;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.model.Source;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.transport.ErrorMapper;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpTransport.BodyReader;
import org.osgi.annotation.versioning.ConsumerType;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * A provider whose vendor is reached over HTTP, whatever its protocol: its catalogue brought together with the vendor's own list,
 * and calls that carry the key and end in errors with a sentence. A subclass says who it is, lists the vendor's models and chats.
 * Immutable, so for any thread; the hooks are called from several at once.
 */
@ConsumerType
public abstract class VendorProvider implements ChatProvider {
	private static final int MOST_PAGES = 100;

	private final ProviderInfo info;
	private final Supplier<Catalogue> catalogue;

	/** A provider with a {@code catalogue.json} beside its class. */
	protected VendorProvider(ProviderInfo info) {
		this.info = info;
		this.catalogue = new CatalogueFile(getClass(), info.id())::get;
	}

	/** A provider with another catalogue: {@link Catalogue#EMPTY} where nobody can know the models before they are listed. */
	protected VendorProvider(ProviderInfo info, Catalogue catalogue) {
		this.info = info;
		this.catalogue = () -> catalogue;
	}

	// ---- what a vendor may do differently

	/** The models that the vendor lists now; what the catalogue knows of others is added to them. */
	protected abstract List<ModelInfo> listed(CallContext context) throws ProviderException, InterruptedException;

	/** Puts the key where the vendor looks for it. */
	protected HttpCall authorize(HttpCall call, Secret key) {
		return call.secretHeader("Authorization", "Bearer ", key);
	}

	/** Adds headers that only this vendor has. */
	protected HttpCall refine(HttpCall call, CallContext context) {
		return call;
	}

	/**
	 * The meaning of the vendor's errors.
	 *
	 * @param model the model that is called; empty for other calls
	 */
	protected VendorErrors errors(Optional<ModelId> model) {
		return new VendorErrors(info.displayName(), model);
	}

	// ---- who it is and what it offers

	@Override
	public final ProviderInfo info() {
		return info;
	}

	@Override
	public final List<ModelInfo> catalogue() {
		return catalogue.get().models();
	}

	@Override
	public final List<ModelInfo> models(CallContext context) throws ProviderException, InterruptedException {
		return catalogue.get().with(listed(context), LocalDate.now(context.clock()));
	}

	/** A model of this provider, by the vendor's name for it. */
	protected final ModelId id(String name) {
		return new ModelId(info.id(), name);
	}

	/** What the catalogue says of a model. */
	protected final Optional<ModelInfo> known(ModelId id) {
		return catalogue.get().find(id);
	}

	/** The source of what the vendor says today. */
	protected static Source source(String title, CallContext context) {
		return new Source(title, LocalDate.now(context.clock()));
	}

	// ---- calls

	/** The meaning of the vendor's errors in the answer to a request. */
	protected final VendorErrors errors(ChatRequest request) {
		return errors(Optional.of(request.model().id()));
	}

	/** The complaint that what came is not what was asked for, for example {@code "a list of models"}. */
	protected final ProviderException unexpected(String wanted) {
		return errors(Optional.empty()).unexpected(wanted);
	}

	/**
	 * Gets a document from the vendor, with the key.
	 *
	 * @param path below the base URL, for example {@code "/models"}
	 * @throws ProviderException as the vendor's answer demands, or {@code BAD_ANSWER} when it is no JSON
	 */
	protected final JsonElement get(String path, CallContext context) throws ProviderException, InterruptedException {
		return send(authorized(HttpCall.get(endpoint(path, context), errors(Optional.empty())), context), context);
	}

	/** A POST of a body with the key, ready to be sent. */
	protected final HttpCall post(String path, JsonObject body, ErrorMapper errors, CallContext context) throws ProviderException {
		return authorized(HttpCall.post(endpoint(path, context), body.toString(), errors), context);
	}

	/** Sends a call and reads the document that it answers with. Errors as of {@link #get}. */
	protected final JsonElement send(HttpCall call, CallContext context) throws ProviderException, InterruptedException {
		var text = context.transport().send(call).text();
		try {
			return JsonParser.parseString(text);
		} catch (JsonParseException e) {
			throw errors(Optional.empty()).unexpected("valid JSON", Optional.of(e));
		}
	}

	/**
	 * Posts a body with the key and hands the events that come back to a reader.
	 *
	 * @param path below the base URL, for example {@code "/responses"}
	 * @param errors maps answers outside 2xx
	 */
	protected final <T> T stream(String path, JsonObject body, ErrorMapper errors, CallContext context, BodyReader<T> reader)
			throws ProviderException, InterruptedException {
		return context.transport().stream(post(path, body, errors, context).header("Accept", "text/event-stream"), reader);
	}

	/**
	 * Gets one page of the vendor's list of models.
	 *
	 * @param path with its query
	 * @param list the field that holds the list
	 * @throws ProviderException also when what answers has no such list
	 */
	protected final VendorObject page(String path, String list, CallContext context) throws ProviderException, InterruptedException {
		var page = VendorObject.of(get(path, context));
		if (page.json().get(list) instanceof JsonArray)
			return page;
		throw unexpected("a list of models");
	}

	/**
	 * Gets the whole list of models, page by page; one without end is given up after 100 pages.
	 *
	 * @param path of the first page, with a query
	 * @param list the field that holds the list
	 * @param parameter names in a query where a page begins
	 * @param next reads from a page where the next one begins; empty text on the last
	 */
	protected final List<VendorObject> pages(String path, String list, String parameter, Function<VendorObject, String> next,
			CallContext context) throws ProviderException, InterruptedException {
		var page = page(path, list, context);
		var all = new ArrayList<>(page.objects(list));
		for (int i = 1; i < MOST_PAGES && !next.apply(page).isEmpty(); i++) {
			page = page(path + "&" + parameter + "=" + encoded(next.apply(page)), list, context);
			all.addAll(page.objects(list));
		}
		return all;
	}

	/** A text as it can stand in an address. */
	protected static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static URI endpoint(String path, CallContext context) throws ProviderException {
		return URI.create(context.baseUrl() + path);
	}

	private HttpCall authorized(HttpCall call, CallContext context) throws ProviderException {
		var key = context.key();
		if (key.isPresent())
			return refine(authorize(call, key.get()), context);
		if (info.key() == KeyUse.REQUIRED)
			throw new ProviderException(Kind.AUTH,
					"No API key for " + info.displayName() + " is set. Enter one in the provider's settings.");
		return refine(call, context);
	}
}
