package org.modalis.search.semantic.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import ai.onnxruntime.OrtSession.SessionOptions;

/**
 * Says what sentences mean, as directions: the closer two are, the more alike the meanings. The model is all-MiniLM-L6-v2 with
 * weights of 8 bits, made for English; it is in this bundle and runs in this process, on one core.
 * <p>
 * Threads: any; a passage takes some ten milliseconds of the processor.
 */
final class SentenceModel implements AutoCloseable {

	/** How many numbers a direction has. */
	static final int DIMENSIONS = 384;
	private static final int LONGEST_PASSAGE = 128;
	/** A number of a direction of length one is rarely larger than a third; this makes it a byte. */
	private static final float SCALE = 400;

	private final WordPieces pieces;
	private final OrtEnvironment environment;
	private final OrtSession session;

	/** @throws IOException also when the machine is one that the model cannot run on */
	SentenceModel() throws IOException {
		try (InputStream tokenizer = resource("all-minilm-l6-v2-q-tokenizer.json");
				InputStream weights = resource("all-minilm-l6-v2-q.onnx");
				var options = new SessionOptions()) {
			pieces = new WordPieces(new InputStreamReader(tokenizer, StandardCharsets.UTF_8));
			environment = OrtEnvironment.getEnvironment();
			environment.setTelemetry(false);
			options.setIntraOpNumThreads(1);
			options.setInterOpNumThreads(1);
			session = environment.createSession(weights.readAllBytes(), options);
		} catch (OrtException | LinkageError | RuntimeException e) {
			throw new IOException("The model for the search by meaning does not run on this machine.", e);
		}
	}

	private static InputStream resource(String name) {
		return SentenceModel.class.getResourceAsStream("/" + name);
	}

	/** The directions of the first passages of a text; none of an empty one. */
	List<byte[]> meanings(String text, int most) throws IOException {
		var found = new ArrayList<byte[]>();
		for (long[] passage : pieces.passages(text, LONGEST_PASSAGE, most))
			found.add(meaning(passage));
		return found;
	}

	private byte[] meaning(long[] passage) throws IOException {
		long[] shape = { 1, passage.length };
		var one = new long[passage.length];
		Arrays.fill(one, 1);
		try (var ids = OnnxTensor.createTensor(environment, LongBuffer.wrap(passage), shape);
				var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(one), shape);
				var types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[passage.length]), shape);
				Result result = session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
			return direction(((float[][][]) result.get(0).getValue())[0]);
		} catch (OrtException e) {
			throw new IOException("The model for the search by meaning failed.", e);
		}
	}

	/** The mean of what the model says of each piece. */
	private static byte[] direction(float[][] each) {
		var sum = new float[DIMENSIONS];
		for (float[] piece : each)
			for (int i = 0; i < DIMENSIONS; i++)
				sum[i] += piece[i];
		double square = 0;
		for (float number : sum)
			square += number * number;
		float length = (float) Math.sqrt(square);
		var direction = new byte[DIMENSIONS];
		for (int i = 0; i < DIMENSIONS; i++)
			direction[i] = (byte) Math.clamp(Math.round(sum[i] / length * SCALE), -Byte.MAX_VALUE, Byte.MAX_VALUE);
		return direction;
	}

	/** Not while it is in use. */
	@Override
	public void close() throws IOException {
		try {
			session.close();
		} catch (OrtException e) {
			throw new IOException("The model for the search by meaning could not be closed.", e);
		}
	}
}
