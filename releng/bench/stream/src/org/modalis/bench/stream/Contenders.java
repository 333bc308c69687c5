package org.modalis.bench.stream;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;

import org.modalis.api.ProviderException;
import org.modalis.api.ProviderException.Kind;
import org.modalis.api.keys.Secret;
import org.modalis.api.catalogue.Catalogue;
import org.modalis.api.model.ModelId;
import org.modalis.api.model.ModelInfo;
import org.modalis.api.openai.OpenAiChatProvider;
import org.modalis.api.provider.CallContext;
import org.modalis.api.provider.ChatMessage;
import org.modalis.api.provider.ChatMessage.Role;
import org.modalis.api.provider.ChatParameters;
import org.modalis.api.provider.ChatRequest;
import org.modalis.api.provider.ChatSink;
import org.modalis.api.provider.ProviderInfo;
import org.modalis.api.provider.ProviderInfo.KeyUse;
import org.modalis.api.transport.HttpCall;
import org.modalis.api.transport.HttpTransport;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;

/** The four ways that are compared. Each keeps its client over all rounds, as a program would. */
final class Contenders {

	private static final String MODEL = "bench-1";
	private static final String QUESTION = "Why is the sky blue?";

	private Contenders() {
	}

	static List<Contender> all(URI base) {
		var transport = ServiceLoader.load(HttpTransport.class).findFirst().orElseThrow();
		return List.of(new Lines(transport), new Modalis(transport), new LangChain4j(base), new OpenAiJava(base));
	}

	/** The least that any client must do: find the ends of the lines. The same connection and bytes as ours. */
	private record Lines(HttpTransport transport) implements Contender {

		@Override
		public String name() {
			return "bare line splitter";
		}

		@Override
		public void chat(URI base, StringBuilder text) throws Exception {
			var call = HttpCall.post(URI.create(base + "/chat/completions"), "{\"model\":\"bench-1\",\"stream\":true}",
					answer -> new ProviderException(Kind.BAD_ANSWER, "HTTP " + answer.head().status()));
			long lines = transport.stream(call, (head, body) -> {
				var buffer = new byte[16 << 10];
				long found = 0;
				for (int count = body.read(buffer); count >= 0; count = body.read(buffer))
					for (int i = 0; i < count; i++)
						if (buffer[i] == '\n')
							found++;
				return found;
			});
			text.append(lines);
		}
	}

	private record Modalis(HttpTransport transport) implements Contender {

		private static final class Vendor extends OpenAiChatProvider {
			Vendor() {
				super(ProviderInfo.of("bench", "Bench", "").atUsersAddress().withKey(KeyUse.OPTIONAL, "BENCH_API_KEY"), Catalogue.EMPTY);
			}
		}

		private record Context(HttpTransport transport, URI baseUrl) implements CallContext {
			@Override
			public Optional<Secret> key() {
				return Optional.of(new Secret("bench-key"));
			}

			@Override
			public String setting(String name) {
				return "";
			}

			@Override
			public Path modelFolder() {
				return Path.of(".");
			}

			@Override
			public Clock clock() {
				return Clock.systemUTC();
			}
		}

		@Override
		public String name() {
			return "Modalis";
		}

		@Override
		public void chat(URI base, StringBuilder text) throws Exception {
			var request = new ChatRequest(ModelInfo.chat(new ModelId("bench", MODEL), MODEL), List.of(new ChatMessage(Role.USER, QUESTION)),
					ChatParameters.DEFAULT);
			new Vendor().chat(request, new ChatSink() {
				@Override
				public void text(CharSequence piece) {
					text.append(piece);
				}

				@Override
				public void reasoning(CharSequence piece) {
					throw new AssertionError("The bench sends none");
				}

				@Override
				public void toolCall(int index, String id, String name, CharSequence arguments) {
					throw new AssertionError("The bench sends none");
				}
			}, new Context(transport, base));
		}
	}

	private record LangChain4j(OpenAiStreamingChatModel model) implements Contender {

		LangChain4j(URI base) {
			this(OpenAiStreamingChatModel.builder().baseUrl(base.toString()).apiKey("bench-key").modelName(MODEL).build());
		}

		@Override
		public String name() {
			return "langchain4j-open-ai";
		}

		@Override
		public void chat(URI base, StringBuilder text) throws Exception {
			var done = new CompletableFuture<ChatResponse>();
			model.chat(QUESTION, new StreamingChatResponseHandler() {
				@Override
				public void onPartialResponse(String piece) {
					text.append(piece);
				}

				@Override
				public void onCompleteResponse(ChatResponse response) {
					done.complete(response);
				}

				@Override
				public void onError(Throwable error) {
					done.completeExceptionally(error);
				}
			});
			done.get();
		}
	}

	private record OpenAiJava(OpenAIClient client) implements Contender {

		OpenAiJava(URI base) {
			this(OpenAIOkHttpClient.builder().baseUrl(base.toString()).apiKey("bench-key").build());
		}

		@Override
		public String name() {
			return "openai-java";
		}

		@Override
		public void chat(URI base, StringBuilder text) throws Exception {
			var params = ChatCompletionCreateParams.builder().model(MODEL).addUserMessage(QUESTION).build();
			try (var answer = client.chat().completions().createStreaming(params)) {
				answer.stream().forEach(
						chunk -> chunk.choices().forEach(choice -> choice.delta().content().ifPresent(text::append)));
			}
		}
	}
}
