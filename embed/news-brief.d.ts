/**
 * Types of `<news-brief>`, of its events, and of the documents it reads.
 *
 * `import 'news-brief'` defines the element; the tag name then has its type in
 * `document.createElement` and `querySelector`, and so have the events in
 * `addEventListener`.
 */

/** The element `<news-brief>`. */
export class NewsBriefElement extends HTMLElement {
  /** The document as an object. It takes precedence over a document inside the element, and over `src`. */
  article: Article | undefined;

  /** Your own words for single messages, by name. */
  messages: Messages | undefined;

  /** Address of the document, resolved against the page. Attribute `src`. */
  get src(): string;
  set src(value: string | null | undefined);

  /** Colours; `auto`, the default, follows the inherited `color-scheme`. Attribute `theme`. */
  get theme(): Theme;
  set theme(value: Theme | null | undefined);

  /** Whether items start open; `closed` by default. Attribute `sections`. */
  get sections(): SectionsMode;
  set sections(value: SectionsMode | null | undefined);

  /** What can be done with comments; `on` by default. Attribute `comments`. */
  get comments(): CommentsMode;
  set comments(value: CommentsMode | null | undefined);

  /** Level of the title's heading; `2` by default. Attribute `heading-level`. */
  get headingLevel(): HeadingLevel;
  set headingLevel(value: HeadingLevel | `${HeadingLevel}` | null | undefined);

  /** Whether the header shows how many minutes reading takes; `on` by default. Attribute `reading-time`. */
  get readingTime(): Switch;
  set readingTime(value: Switch | null | undefined);

  /** Whether a line at the top shows how far the article is read; `off` by default. Attribute `progress`. */
  get progress(): Switch;
  set progress(value: Switch | null | undefined);

  /** When to start. `lazy`, the default, waits until the element comes near the viewport; if it is prerendered, until its
   * comments do or something needs the widget. Attribute `loading`. */
  get loading(): Loading;
  set loading(value: Loading | null | undefined);

  /** Address of the folder with all other files, if it is not beside the loader; resolved against the page. Attribute
   * `assets-url`. */
  get assetsUrl(): string;
  set assetsUrl(value: string | null | undefined);

  /** Address of the `.wasm` alone. Attribute `wasm-url`. @deprecated Use `assetsUrl`, which moves every file. */
  get wasmUrl(): string;
  set wasmUrl(value: string | null | undefined);

  /**
   * Fulfilled when the widget is drawn, rejected if that fails or if the
   * element is removed before. The next attempt has a new promise.
   */
  ready: Promise<void>;

  /** The reader's own comments on this article. Rejected without a document, and if the browser denies storage. */
  exportComments(): Promise<CommentArchive>;

  /**
   * Adds the comments of an archive that are not here yet. Rejected, with
   * nothing changed, if a part of the archive is wrong.
   */
  importComments(archive: CommentArchive): Promise<ImportResult>;

  /** Removes everything that is stored of this article. */
  clearComments(): Promise<void>;

  addEventListener<Name extends keyof NewsBriefEventMap>(
    type: Name,
    listener: (this: NewsBriefElement, event: NewsBriefEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: NewsBriefElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof NewsBriefEventMap>(
    type: Name,
    listener: (this: NewsBriefElement, event: NewsBriefEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: NewsBriefElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/**
 * Appends a widget to `node`, for hosts that manage the DOM themselves.
 *
 * It starts at once unless `loading` is `lazy`. The promise is fulfilled when
 * the widget is drawn; if that fails it is rejected, and `node` is left as it was.
 * It is rejected without `src` and `article`, and if `node` is not in the page.
 */
export function mount(node: Node, options: NewsBriefProperties): Promise<MountedNewsBrief>;

/** What {@link mount} returns. */
export interface MountedNewsBrief {
  /** Sets properties; those not named stay as they are. */
  update(options: NewsBriefProperties): void;
  /** Removes the widget. */
  unmount(): void;
}

/** The properties that a host sets. */
export interface NewsBriefProperties {
  /** The document as an object. */
  article?: Article | undefined;
  /** Your own words for single messages. */
  messages?: Messages | undefined;
  /** Address of the document. */
  src?: string | null | undefined;
  /** Language of the interface: a BCP 47 tag. */
  lang?: string;
  /** Colours. */
  theme?: Theme | null | undefined;
  /** Whether items start open. */
  sections?: SectionsMode | null | undefined;
  /** What can be done with comments. */
  comments?: CommentsMode | null | undefined;
  /** Level of the title's heading. */
  headingLevel?: HeadingLevel | `${HeadingLevel}` | null | undefined;
  /** Whether the header shows how many minutes reading takes. */
  readingTime?: Switch | null | undefined;
  /** Whether a line at the top shows how far the article is read. */
  progress?: Switch | null | undefined;
  /** When to start. */
  loading?: Loading | null | undefined;
  /** Address of the folder with all other files. */
  assetsUrl?: string | null | undefined;
  /** Address of the `.wasm` alone. @deprecated Use `assetsUrl`. */
  wasmUrl?: string | null | undefined;
}

/**
 * Messages by name, such as `{ publish: 'Send' }`. `{}` stands for a value; each message
 * needs as many as the original. A message that does not fit is reported in the console.
 */
export type Messages = Readonly<Record<string, string>>;
/** Values of `theme`. */
export type Theme = 'auto' | 'light' | 'dark';
/** Values of `sections`. */
export type SectionsMode = 'closed' | 'open';
/** Values of `comments`. */
export type CommentsMode = 'on' | 'readonly' | 'off';
/** Values of `headingLevel`. */
export type HeadingLevel = 1 | 2 | 3 | 4;
/** Values of `readingTime` and `progress`. */
export type Switch = 'on' | 'off';
/** Values of `loading`. */
export type Loading = 'lazy' | 'eager';

/** The element's own events. All bubble and are composed; none can be cancelled. */
export interface NewsBriefEventMap {
  /** The widget is drawn; sent again each time it is drawn again. */
  'news-brief-ready': CustomEvent<ReadyDetail>;
  /** It could not start, or it stopped. */
  'news-brief-error': CustomEvent<ErrorDetail>;
  /** An item was opened or closed. */
  'news-brief-toggle': CustomEvent<ToggleDetail>;
  /** A comment was written, edited, deleted, restored, liked or no longer liked. */
  'news-brief-comment': CustomEvent<CommentDetail>;
  /** A comment was posted with a repost. */
  'news-brief-repost': CustomEvent<CountDetail>;
  /** The source was followed or unfollowed. */
  'news-brief-follow': CustomEvent<CountDetail>;
  /** The article was liked, or that was taken back. */
  'news-brief-like': CustomEvent<CountDetail>;
}

/** Detail of `news-brief-ready`. */
export interface ReadyDetail {
  /** The article's id. */
  id: string;
  /** What is wrong in the document; empty for a sound one. */
  problems: Problem[];
}

/** Detail of `news-brief-error`. */
export interface ErrorDetail {
  /** The kind of failure. */
  reason: ErrorReason;
  /** A sentence that names the file or the place; for `panic`, the message of the panic. */
  message: string;
}

/** Why a widget did not start, or stopped (`panic`). */
export type ErrorReason = 'network' | 'parse' | 'format' | 'csp' | 'unsupported' | 'panic';

/** Detail of `news-brief-toggle`. */
export interface ToggleDetail {
  /** The item's anchor: `task-3`. */
  id: string;
  /** Whether it is open now. */
  open: boolean;
}

/** Detail of `news-brief-comment`. */
export interface CommentDetail {
  /** What was done; `like` is also sent when a like is taken back. */
  action: CommentAction;
  /** The comment as it is now. */
  comment: CommentRecord;
}

/** What was done to a comment. */
export type CommentAction = 'post' | 'edit' | 'delete' | 'restore' | 'like';

/** Detail of `news-brief-repost`, `news-brief-follow` and `news-brief-like`. */
export interface CountDetail {
  /** The article's id. */
  id: string;
  /** Whether it is on now. */
  active: boolean;
  /** The count of the document plus the reader's own. */
  count: number;
}

/** One thing in a document that could not be used. */
export interface Problem {
  /** Where: `metrics[2].quote.exact`; empty for the whole document. */
  path: string;
  /** The kind of problem. */
  kind: ProblemKind;
  /** A sentence that says what to change. */
  message: string;
}

/** Kinds of {@link Problem} that the widget reports. */
export type ProblemKind =
  | 'missing'
  | 'wrong-type'
  | 'invalid-value'
  | 'unknown-kind'
  | 'unsafe-url'
  | 'quote-not-found'
  | 'quote-ambiguous'
  | 'figure-not-in-quote'
  | 'duplicate-id'
  | 'unknown-reply-to';

/** A comment of the reader, as it is stored. Times are RFC 3339 with an offset. */
export interface CommentRecord {
  /** Version of the record. */
  v: number;
  /** Unique, and sorted by time. */
  id: string;
  /** The reader's nickname when it was written. */
  author: string;
  /** Its text. */
  text: string;
  /** When it was posted. */
  published: string;
  /** When it was last edited. */
  edited?: string;
  /** When it was deleted. */
  deleted?: string;
  /** The comment that it answers. */
  reply_to?: string;
  /** Whether it was reposted. */
  repost?: boolean;
}

/** The reader's comments on one article, for keeping and for moving elsewhere. */
export interface CommentArchive {
  /** Name and version of this format. */
  format: 'news-brief-comments/1';
  /** The article's id. */
  article: string;
  /** When it was made. */
  exported?: string;
  /** The comments. */
  comments: CommentRecord[];
}

/** The result of an import. */
export interface ImportResult {
  /** How many comments are new here. */
  added: number;
  /** How many were here already. */
  skipped: number;
}

/** An article document: the format `news-brief/1`, described by `article.schema.json`. */
export interface Article {
  /** Name and version of the format. */
  format: 'news-brief/1';
  /** Scope of stored comments: 1 to 64 of `a`–`z`, `0`–`9`, `-`. Never change it after publishing. */
  id: string;
  /** BCP 47 tag of the text's language. */
  lang: string;
  /** Headline. */
  title: string;
  /** Who published it. */
  source?: Source | null;
  /** When it was published: RFC 3339 with an offset. */
  published?: string | null;
  /** When it was last changed. */
  updated?: string | null;
  /** Who wrote it. */
  authors?: Source[];
  /** One paragraph under the title that sums the article up. */
  standfirst?: Text | null;
  /** The picture above the text. */
  image?: LeadImage | null;
  /** Canonical address. */
  url?: string | null;
  /** The text, block by block. */
  body: Block[];
  /** Key figures, in the order of their cards. */
  metrics?: Metric[];
  /** Likes that came with the article. */
  likes?: number;
  /** Reposts that came with the article. */
  reposts?: number;
  /** Comments that came with the article: shown, never editable. */
  comments?: Comment[];
}

/** Who published or wrote an article. */
export interface Source {
  /** Name as shown. */
  name: string;
  /** The page of the publisher or author. */
  url?: string | null;
}

/** The picture above the text. */
export interface LeadImage {
  /** Address, resolved against the page. */
  src: string;
  /** What it shows; empty for a decoration. */
  alt: string;
  /** Text under the picture. */
  caption?: Text | null;
  /** Who made the picture. */
  credit?: string | null;
}

/** One block of the body. */
export type Block =
  | { type: 'paragraph'; text: Text }
  | { type: 'heading'; text: Text }
  | { type: 'quote'; text: Text; cite?: string | null }
  | { type: 'list'; items: Text[]; ordered?: boolean; start?: number }
  | { type: 'table'; caption?: Text | null; head?: Text[]; rows: Text[][] }
  | { type: 'image'; src: string; alt: string; caption?: Text | null }
  | Section;

/** A titled list of numbered tasks or focus points, which open and close. */
export interface Section {
  type: 'section';
  /** What its items are. */
  kind: 'task' | 'focus';
  /** Title as printed. */
  title: string;
  /** The numbered items. */
  items: Item[];
}

/** One numbered item of a section. */
export interface Item {
  /** Number as printed, with its separator: `1、`. */
  label: string;
  /** Title as printed. */
  title: string;
  /** The blocks under the title. */
  body: Block[];
}

/** A string, or a list of runs: plain strings, links and emphasised text. */
export type Text = string | Run[];

/** A stretch of text of one kind. */
export type Run = string | { text: string; href: string } | { text: string; mark?: 'strong' | 'em' | 'sup' | 'sub' };

/** A key figure, tied to the sentence that it comes from. */
export interface Metric {
  /** As printed, qualifier included; lies inside `quote.exact`. */
  figure: string;
  /** What the figure counts. */
  label: string;
  /** The sentence it comes from. */
  quote: Quote;
  /** False leaves out the ring of a share. */
  share?: boolean;
}

/** A TextQuoteSelector of the W3C Web Annotation Data Model. */
export interface Quote {
  /** The quoted text, to the letter. */
  exact: string;
  /** Text right before it, where `exact` occurs more than once. */
  prefix?: string;
  /** Text right after it. */
  suffix?: string;
}

/** A comment that came with the article. */
export interface Comment {
  /** Unique within the article. */
  id: string;
  /** Name as shown. */
  author: string;
  /** When it was published. */
  published?: string | null;
  /** Its text; may be empty. */
  text: string;
  /** The comment that it answers. */
  reply_to?: string | null;
}

declare global {
  interface HTMLElementTagNameMap {
    'news-brief': NewsBriefElement;
  }

  // They bubble: any ancestor of the element can listen.
  interface GlobalEventHandlersEventMap extends NewsBriefEventMap {}
}
