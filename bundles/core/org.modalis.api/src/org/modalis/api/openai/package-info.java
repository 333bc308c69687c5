/** Chat for every vendor whose API has the shape of OpenAI's chat completions: a provider of that kind is a small subclass. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.modalis.api.openai;
