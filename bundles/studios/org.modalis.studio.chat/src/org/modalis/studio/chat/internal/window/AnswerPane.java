package org.modalis.studio.chat.internal.window;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Composite;
import org.modalis.api.settings.Settings;
import org.modalis.studio.chat.internal.compare.ColumnListener;
import org.modalis.studio.chat.internal.compare.ReplayListener;
import org.modalis.studio.chat.internal.page.Action;
import org.modalis.studio.chat.internal.page.ConversationHtml;
import org.modalis.studio.chat.internal.page.MetaLine;
import org.modalis.studio.chat.internal.view.ConversationView;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.studio.chat.internal.view.PlainConversation;
import org.modalis.studio.chat.internal.view.WebConversation;
import org.modalis.studio.chat.internal.view.Wishes;
import org.modalis.studio.chat.internal.view.Zoom;

/**
 * Where several answers are shown: a web view, or plain text where there is none.
 *
 * @param columns told of a comparison; any thread
 * @param turns told of a replay; any thread
 */
record AnswerPane(ConversationView view, ColumnListener columns, ReplayListener turns) {

	/** @param offered the actions that are carried out; only these are shown */
	static AnswerPane make(Composite parent, Look look, Settings settings, Wishes wishes, Set<Action> offered) {
		var pane = web(settings) ? webOrPlain(parent, look, wishes, offered) : plain(parent, look, wishes, offered);
		pane.view().zoom(new Zoom(settings).percent());
		pane.view().listener().opened(Optional.empty(), List.of(), false);
		return pane;
	}

	private static boolean web(Settings settings) {
		return !System.getProperty("modalis.webview", settings.get("chat.webview").orElse("true")).equals("false");
	}

	private static AnswerPane webOrPlain(Composite parent, Look look, Wishes wishes, Set<Action> offered) {
		try {
			var web = new WebConversation(parent, look.colors(), wishes, offered);
			var html = new ConversationHtml(new MetaLine(Locale.getDefault(Locale.Category.FORMAT), ZoneId.systemDefault()), offered);
			return new AnswerPane(web, new ColumnScripts(html, web::post, web::whenTaken), new ReplayScripts(html, web::post));
		} catch (SWTError e) {
			return plain(parent, look, wishes, offered);
		}
	}

	private static AnswerPane plain(Composite parent, Look look, Wishes wishes, Set<Action> offered) {
		var text = new PlainConversation(parent, look, wishes, offered);
		var answers = new PlainAnswers(text.listener());
		return new AnswerPane(text, answers, answers);
	}
}
