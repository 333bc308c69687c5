package org.modalis.provider.local.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.model.Capability;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatAnswer;
import org.modalis.api.provider.ChatProvider;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ModelProvider;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderSetting;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Language models that run on this machine: every GGUF file in the model folders, by llama.cpp in this process. */
@Component(service = ModelProvider.class)
public final class LocalProvider implements ChatProvider {

	static final String ID = "local";
	static final String FOLDER_SETTING = "modelFolder";

	private static final ProviderInfo INFO = ProviderInfo.of(ID, "This machine",
			"Models that run on this machine with llama.cpp; nothing leaves it. The small default model writes fluently and is often wrong.")
			.onThisMachine().withSettings(new ProviderSetting(FOLDER_SETTING, "Further model folder", ProviderSetting.Kind.FOLDER, "",
					"Every GGUF file in it is offered, besides those in the usual folder."));

	/** What is not said to the engine: it would answer as if it had not been asked for. */
	private static final Set<Capability> WITHOUT_PLACE = EnumSet.complementOf(EnumSet.of(Capability.STREAMING, Capability.SYSTEM_PROMPT,
			Capability.TEMPERATURE, Capability.TOP_P, Capability.SEED));

	private final Engine engine = new Engine();

	@Override
	public ProviderInfo info() {
		return INFO;
	}

	@Override
	public List<ModelInfo> models(CallContext context) throws ProviderException, InterruptedException {
		ModelFolder found = scan(context);
		if (found.models().isEmpty() && found.problems().isEmpty())
			throw new ProviderException(Kind.NOT_CONFIGURED,
					"No local model yet. ./run gets one, or put a GGUF file into " + context.modelFolder() + ".");
		if (found.models().isEmpty())
			throw new ProviderException(Kind.NOT_CONFIGURED, "No local model can be used. " + String.join(" ", found.problems()));
		found.problems().forEach(context::note);
		return found.models().values().stream().map(model -> model.info(LocalDate.now(context.clock()))).toList();
	}

	@Override
	public ChatAnswer chat(ChatRequest request, ChatSink sink, CallContext context)
			throws ProviderException, InterruptedException {
		request.refuseUnsupported(WITHOUT_PLACE);
		ModelFolder found = scan(context);
		LocalModel model = found.models().get(request.modelName());
		if (model == null)
			throw new ProviderException(Kind.UNKNOWN_MODEL, "There is no local model " + request.modelName() + ". There is: "
					+ String.join(", ", found.models().keySet()) + ". " + String.join(" ", found.problems()));
		return engine.chat(model, request, sink);
	}

	private static ModelFolder scan(CallContext context) throws ProviderException, InterruptedException {
		Set<Path> folders = new LinkedHashSet<>();
		folders.add(context.modelFolder());
		String further = context.setting(FOLDER_SETTING);
		try {
			if (!further.isBlank())
				folders.add(Path.of(further));
		} catch (InvalidPathException e) {
			throw new ProviderException(Kind.NOT_CONFIGURED, "The model folder in the settings is not a path: " + further);
		}
		return ModelFolder.scan(folders);
	}

	@Deactivate
	void deactivate() {
		engine.close();
	}
}
