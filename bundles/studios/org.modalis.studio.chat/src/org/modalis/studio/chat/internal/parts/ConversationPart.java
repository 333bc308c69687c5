package org.modalis.studio.chat.internal.parts;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.modalis.api.Subscription;
import org.modalis.api.history.Conversation;
import org.modalis.api.history.Prompt;
import org.modalis.api.settings.Settings;
import org.modalis.studio.chat.internal.page.Action;
import org.modalis.studio.chat.internal.prompts.PromptLibrary;
import org.modalis.studio.chat.internal.session.ChatSession;
import org.modalis.studio.chat.internal.session.ChatState;
import org.modalis.studio.chat.internal.session.ComposerFiles;
import org.modalis.studio.chat.internal.session.ComposerSettings;
import org.modalis.studio.chat.internal.session.PastQuestions;
import org.modalis.studio.chat.internal.session.RemotePictures;
import org.modalis.studio.chat.internal.session.ThreadFiles;
import org.modalis.studio.chat.internal.session.ThreadFiling;
import org.modalis.studio.chat.internal.view.Composer;
import org.modalis.studio.chat.internal.view.ConversationView;
import org.modalis.studio.chat.internal.view.FillDialog;
import org.modalis.studio.chat.internal.view.Latest;
import org.modalis.studio.chat.internal.view.Look;
import org.modalis.studio.chat.internal.view.ModelPicker;
import org.modalis.studio.chat.internal.view.PlainConversation;
import org.modalis.studio.chat.internal.view.PromptPopup;
import org.modalis.studio.chat.internal.view.QueueView;
import org.modalis.studio.chat.internal.view.ThreadHeader;
import org.modalis.studio.chat.internal.view.WebConversation;
import org.modalis.studio.chat.internal.view.Zoom;
import org.modalis.workbench.toolkit.ThemeColor;
import org.modalis.workbench.toolkit.ThemeColors;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** The thread on the screen: its header, its messages and the composer. */
public class ConversationPart {

	/** What {@link PageWishes} carries out. */
	private static final Set<Action> OFFERED = EnumSet.complementOf(EnumSet.of(Action.TAKE, Action.HALT));

	@Inject
	private ChatSession session;
	@Inject
	private ComposerFiles files;
	@Inject
	private ThreadFiles threadFiles;
	@Inject
	private RemotePictures pictures;
	@Inject
	private ThreadFiling filing;
	@Inject
	private ThemeColors colors;
	@Inject
	private Settings settings;
	@Inject
	private PromptLibrary prompts;
	@Inject
	private ECommandService commands;
	@Inject
	private EHandlerService handlers;

	private Look look;
	private ThreadHeader header;
	private ConversationView conversation;
	private Composer composer;
	private QueueView queue;
	private final PastQuestions questions = new PastQuestions();
	private Optional<UUID> shown = Optional.empty();
	private WindowTitle title;
	private Zoom zoom;

	@PostConstruct
	void create(Composite parent, MPart part, EPartService service, EContextService contexts) {
		contexts.activateContext(ChatKeys.CONTEXT);
		title = new WindowTitle(parent.getShell());
		look = new Look(parent.getDisplay(), colors);
		Composite root = look.box(parent, ThemeColor.PANEL, 1);
		header = new ThreadHeader(root, look, title -> shown.ifPresent(id -> session.rename(id, title)), () -> composer.focus(),
				this::openThreads);
		GridData bar = new GridData(SWT.FILL, SWT.TOP, true, false);
		bar.heightHint = 38;
		header.control().setLayoutData(bar);
		conversation = view(root);
		zoom = new Zoom(settings);
		conversation.zoom(zoom.percent());
		conversation.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		queue = new QueueView(root, look, session::queue, () -> composer.focus());
		GridData waiting = new GridData(SWT.FILL, SWT.BOTTOM, true, false);
		waiting.exclude = true;
		queue.control().setLayoutData(waiting);
		composer = new Composer(root, look, new ComposerActions());
		composer.control().setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
		ComposerKeys.follow(composer.field(), contexts);
		composer.keysFirst(new PromptPopup(composer.field(), look, prompts, FillDialog::fill)::key);
		handlers.activateHandler("org.eclipse.ui.edit.undo", new EditHandler(composer::canUndo, composer::undo));
		handlers.activateHandler("org.eclipse.ui.edit.redo", new EditHandler(composer::canRedo, composer::redo));
		Subscription states = session.onState(new Latest<>(root, this::show));
		Subscription messages = session.onConversation(conversation.listener());
		Subscription asked = session.onConversation(questions);
		composer.acceptDrops(conversation.control());
		Subscription trays = files.onChange(new Latest<>(root, tray -> composer.showFiles(tray, files.model())));
		composer.showFiles(files.tray(), files.model());
		root.addDisposeListener(e -> {
			states.close();
			messages.close();
			trays.close();
			asked.close();
		});
		if (((MUIElement) part).getParent() instanceof MElementContainer<?> columns) {
			var widths = new SideWidths(columns, header::listFolded);
			root.addListener(SWT.Resize, e -> root.getDisplay().asyncExec(() -> {
				if (!root.isDisposed())
					widths.adjust();
			}));
		}
		show(session.state());
		root.getDisplay().asyncExec(() -> {
			if (!root.isDisposed() && service.isPartVisible(part))
				service.activate(part, true);
		});
	}

	/** A web view that misbehaves on some machine can be done without. */
	private ConversationView view(Composite root) {
		var wishes = new PageWishes(root, session, threadFiles, pictures, () -> conversation.listener(), title::drawn, this::compare);
		if (!System.getProperty("modalis.webview", settings.get("chat.webview").orElse("true")).equals("false"))
			try {
				return new WebConversation(root, colors, wishes, OFFERED);
			} catch (SWTError e) {
				return new PlainConversation(root, look, wishes, OFFERED);
			}
		return new PlainConversation(root, look, wishes, OFFERED);
	}

	private void compare(UUID question) {
		handlers.executeHandler(commands.createCommand("org.modalis.chat.compare", Map.of("org.modalis.chat.question", question.toString())));
	}

	private void show(ChatState state) {
		Optional<UUID> before = shown;
		shown = state.shown().map(Conversation::id);
		if (!shown.equals(before))
			composer.forgetEdits();
		header.update(state);
		title.update(state.shown());
		composer.update(state);
		queue.update(state.waiting(), state.standing().info());
		composer.fill(session.draft(shown));
		var standing = state.standing();
		conversation.hint(state.phase() == ChatState.Phase.FAILED ? "The history is not open" : "What do you want to know?",
				state.phase() == ChatState.Phase.FAILED ? state.notice()
						: standing.usable() ? standing.name() + " will answer. "
								+ (state.temporary() ? "Nothing of this chat is kept." : "Everything is kept in this thread.")
								: standing.remark());
	}

	/** Lets the user change the title in place. */
	public void rename() {
		header.edit();
	}

	/** Puts a prompt into the composer, after asking for its variables. */
	public void insert(Prompt prompt) {
		FillDialog.fill(header.control().getShell(), prompt).ifPresent(composer::insert);
		composer.focus();
	}

	/** Sends what is written. */
	public void send() {
		composer.send();
	}

	/** Brings the question before into the composer. */
	public void previousQuestion() {
		composer.recall(1);
	}

	/** Brings the question after into the composer. */
	public void nextQuestion() {
		composer.recall(-1);
	}

	/** Puts the keyboard into the messages that wait. */
	public void focusQueue() {
		queue.focus();
	}

	/** Lets the list of threads drop down where it is folded away; returns whether it is. */
	public boolean dropDownThreads() {
		if (header.isListFolded())
			openThreads();
		return header.isListFolded();
	}

	private void openThreads() {
		new ThreadsDropDown(header.control(), look, session, filing, () -> {
			session.startNew();
			composer.focus();
		}, () -> composer.focus()).open(header.threadsButton());
	}

	/** Opens the list of models. */
	public void pickModel() {
		new ModelPicker(header.control().getShell(), look, session, composer.modelButton()).open();
	}

	/** Lets the user choose files to attach. */
	public void pickFiles() {
		var dialog = new FileDialog(header.control().getShell(), SWT.OPEN | SWT.MULTI);
		dialog.setText("Attach files");
		if (dialog.open() != null)
			files.attach(Stream.of(dialog.getFileNames()).map(name -> Path.of(dialog.getFilterPath(), name)).toList());
		composer.focus();
	}

	/** Lets the user look for words in the thread. */
	public void find() {
		conversation.find();
	}

	/** Shows the messages larger. */
	public void zoomIn() {
		conversation.zoom(zoom.in());
	}

	/** Shows the messages smaller. */
	public void zoomOut() {
		conversation.zoom(zoom.out());
	}

	/** Shows the messages in their normal size. */
	public void zoomReset() {
		conversation.zoom(zoom.reset());
	}

	/** The keyboard stays with a file or a message that waits when that was clicked. */
	@Focus
	void activated() {
		if (!Look.holdsFocus(composer.control()) && !Look.holdsFocus(queue.control()))
			composer.focus();
	}

	/** Puts the keyboard where a message is written. */
	public void focus() {
		composer.focus();
	}

	private final class ComposerActions implements Composer.Actions {

		@Override
		public void send(String text) {
			files.send();
		}

		@Override
		public void stop() {
			session.stop();
		}

		@Override
		public void pickModel() {
			ConversationPart.this.pickModel();
		}

		@Override
		public void openSettings() {
			session.state().remedy().ifPresent(provider -> handlers.executeHandler(commands
					.createCommand("org.modalis.workbench.openProviderPage", Map.of("org.modalis.provider", provider))));
		}

		@Override
		public void takeInstead() {
			session.state().standing().instead().ifPresent(next -> session.choose(next.id()));
		}

		@Override
		public List<String> pastQuestions() {
			return questions.newestFirst();
		}

		@Override
		public boolean enterSends() {
			return new ComposerSettings(settings).enterSends();
		}

		@Override
		public void draft(String text) {
			session.draft(shown, text);
		}

		@Override
		public void pickFiles() {
			ConversationPart.this.pickFiles();
		}

		@Override
		public void attach(List<Path> paths) {
			files.attach(paths);
		}

		@Override
		public void attachPicture(byte[] png) {
			files.attach("Pasted picture.png", png);
		}

		@Override
		public void removeFile(UUID file) {
			files.remove(file);
		}

		@Override
		public void cancelSend() {
			files.cancelSend();
		}
	}
}
