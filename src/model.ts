/**
 * The spine: the plain data that walks through the stages
 * articles → quotations → attribution → reuse → anchors → report,
 * all in one place and in that order.
 *
 * Everything is readonly, survives JSON, and uses the terms of `docs/definitions.md`.
 * All offsets are half-open `[start, end)` in UTF-16 code units into `Article.text`.
 * `null` means "looked for and not found". This file imports nothing.
 */

/** A stretch of an article: `[start, end)` in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch together with the characters that stand there. */
export interface TextSpan extends Span {
  readonly text: string;
}

// ---------------------------------------------------------------- articles

/** What a part of an article is, where it is not the story itself. */
export type RegionKind =
  | 'breadcrumb'
  | 'kicker'
  | 'headline'
  | 'byline'
  | 'dateline'
  | 'caption'
  | 'credit'
  | 'disclaimer'
  | 'copyright';

/** A recognised part of an article that is not the story itself. */
export interface Region extends Span {
  readonly kind: RegionKind;
}

/** One document of the folder, as it was read. Its text never changes afterwards. */
export interface Article {
  /** Path under the input folder without its extension, or the record's `id`. Unique. */
  readonly id: string;
  /** File name under the input folder, with `/` between folders. */
  readonly file: string;
  /** SHA-256, hexadecimal, of the bytes it was read from (of the text in UTF-8 for a record of a corpus). */
  readonly sha256: string;
  readonly text: string;
  readonly title: string | null;
  /** Who published it, by the canonical name of the configuration, else the host of its address; `null`: not stated. */
  readonly outlet: string | null;
  readonly owner: string | null;
  readonly byline: string | null;
  /** ISO 8601, as exact as the source states it, no zone added. */
  readonly published: string | null;
  /** http(s) only. */
  readonly url: string | null;
  /** Number of words (definition: `words()` of `text.ts`). */
  readonly words: number;
  /** In text order; regions may not overlap. */
  readonly regions: readonly Region[];
  /**
   * Where the text stands in the file, where it was written from Markdown or quoting signs: pairs of an offset into the text
   * and one into the decoded file, in order; from each the two run alike until the next. Left out: the text is the file's
   * own, or that of another format.
   */
  readonly origins?: readonly (readonly [at: number, from: number])[];
  /** Whether its whole text may be shown, where its metadata say so; left out: as `Report.fullText` says. */
  readonly fullText?: boolean;
}

/** A file that holds no usable article, with the reason: it is named in the report and never stops it. */
export interface SetAside {
  readonly file: string;
  readonly reason: string;
}

/** A message for the user about the input: what was found where, and what to do. */
export interface Finding {
  readonly level: 'warning' | 'error';
  readonly file: string;
  /** 1-based; `null` where no line applies. */
  readonly line: number | null;
  readonly message: string;
}

// ---------------------------------------------------------------- quotations

/** What a quoted stretch is; `statement` and `fragment` count as speech. */
export type QuotationKind = 'statement' | 'fragment' | 'scare' | 'term' | 'title' | 'nested';

/** One stretch of text between quotation marks, without the marks; or one that is set out as somebody's words without any. */
export interface Quotation extends TextSpan {
  readonly articleId: string;
  /** Provisional after the quotations stage, final after attribution. */
  readonly kind: QuotationKind;
  /**
   * The stretches of speech: one for a quotation of one paragraph, one a paragraph for a longer one
   * (reopened marks excluded). Nested quotations lie inside the parts of their parent.
   */
  readonly parts: readonly Span[];
  /** Index, in the article's list, of the quotation this one stands inside; `null` at the top level. */
  readonly parent: number | null;
  /** False where no marks stand round it: an embedded post, a turn of a transcript, a block. Left out: marks stand there. */
  readonly marks?: boolean;
}

/** A mark without its partner, or another stretch that could not be resolved. */
export interface Unresolved extends Span {
  readonly articleId: string;
  readonly reason: string;
}

// ---------------------------------------------------------------- attribution

/** What a speaker is; `unnamed`: known by a description alone ("a senior aide"). */
export type SpeakerKind = 'person' | 'organisation' | 'group' | 'unnamed';

/** What words were first said or written in. */
export type DocumentType =
  | 'letter'
  | 'post'
  | 'statement'
  | 'interview'
  | 'speech'
  | 'press-conference'
  | 'debate'
  | 'meeting'
  | 'report'
  | 'court'
  | 'email'
  | 'memo'
  | 'notice'
  | 'petition'
  | 'book'
  | 'article'
  | 'broadcast'
  | 'advert'
  | 'testimony';

/** A file that the user adds as the record of a document: the letter itself, a transcript. It is no article and counts nowhere. */
export interface Original {
  /** Path under the input folder without its extension. Unique among originals. */
  readonly id: string;
  readonly file: string;
  /** SHA-256, hexadecimal, of the bytes it was read from. */
  readonly sha256: string;
  readonly text: string;
  /** As of an article. */
  readonly origins?: NonNullable<Article['origins']>;
  readonly type: DocumentType;
  /** Whose document it is, and to whom, as given. */
  readonly author: string;
  readonly addressee: string | null;
  /** ISO 8601, as exact as given. */
  readonly date: string | null;
  /** Whether its whole text may be shown, where its metadata say so; left out: as `Report.fullText` says. */
  readonly fullText?: boolean;
}

/** Why an attribution was made: a short sentence, and where in the article it can be checked. */
export interface Evidence {
  /** What the span shows, for a reader: "cue", "source", "document", "the pronoun refers to …". */
  readonly note: string;
  /** The words in the article; `null` where the evidence is no single stretch. */
  readonly span: TextSpan | null;
}

/** A speaker as one article knows them. */
export interface LocalSpeaker {
  /** The fullest name the article gives, titles dropped. */
  readonly name: string;
  readonly kind: SpeakerKind;
  /** Every form the article uses, e.g. "Nora Fenn", "Fenn". */
  readonly aliases: readonly string[];
  /** Titles and roles seen, e.g. "president of the national union". */
  readonly roles: readonly string[];
  /** Local speakers of whom this one is the voice: a lawyer or president of a body (indices into the list). */
  readonly voiceOf: readonly number[];
}

/** An originating document as one article knows it. */
export interface LocalDocument {
  readonly type: DocumentType;
  /** Author and addressee, as indices into the article's speakers; `null`: the article names none. */
  readonly author: number | null;
  readonly addressee: number | null;
  /** Where it says so in the text, ISO 8601; `null` otherwise. */
  readonly date: string | null;
  /** The words that speak of it, in text order: "wrote a cease-and-desist letter to Mayor …". */
  readonly mentions: readonly TextSpan[];
}

/** A quotation with the source that its own article gives it. */
export interface AttributedQuotation extends Quotation {
  readonly cue: TextSpan | null;
  readonly mention: TextSpan | null;
  /** Index into `ArticleAttribution.speakers`. */
  readonly speaker: number | null;
  /** Index into `ArticleAttribution.documents`; `null`: unstated. */
  readonly document: number | null;
  /** Probability in [0,1], two decimals, that mention and kind are right. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  /**
   * Index of the quotation whose sentence this one goes on with ("If the gauge passes," Dunn said, "the street opens."):
   * the two are parts of one statement. `null` otherwise.
   */
  readonly continues: number | null;
}

/** All that one article says: the result of the per-article stages. */
export interface ArticleAttribution {
  readonly articleId: string;
  readonly quotations: readonly AttributedQuotation[];
  readonly speakers: readonly LocalSpeaker[];
  readonly documents: readonly LocalDocument[];
  readonly unresolved: readonly Unresolved[];
}

/** A speaker under one canonical name for the whole corpus. */
export interface Speaker {
  /** Content-derived slug, e.g. `nora-fenn`; permanent through the lock file. */
  readonly id: string;
  readonly name: string;
  readonly kind: SpeakerKind;
  /** Other forms seen, sorted by code unit. */
  readonly aliases: readonly string[];
  readonly roles: readonly string[];
  /** Ids of the bodies this speaker signs or speaks for: one side, never a contested attribution. */
  readonly voiceOf: readonly string[];
}

/** Where words were first said or written. */
export interface OriginatingDocument {
  /** Content-derived slug; permanent through the lock file. */
  readonly id: string;
  /** "Letter from … to …". */
  readonly label: string;
  readonly type: DocumentType;
  /** True where no article names it: several owners print the same sentence of one speaker. */
  readonly inferred: boolean;
  readonly speakerId: string | null;
  readonly addressee: string | null;
  readonly date: string | null;
  /** Where the articles speak of it, sorted by article and offset. */
  readonly mentions: readonly (TextSpan & { readonly articleId: string })[];
}

/** `ArticleAttribution` with speakers resolved to ids of the corpus; documents stay local until reuse has joined them. */
export interface CorpusAttribution {
  /** Sorted by id. */
  readonly speakers: readonly Speaker[];
  /** One an article, sorted by article id. */
  readonly articles: readonly (ArticleAttribution & {
    /** For each local speaker, the id in `speakers`. */
    readonly speakerIds: readonly string[];
  })[];
}

// ---------------------------------------------------------------- reuse

/** How an occurrence stands to its statement, nearest first. */
export type Relation = 'verbatim' | 'excerpt' | 'altered' | 'unquoted';

/** How an occurrence stands to the record of its document; `unrecorded`: no passage of it is near enough. */
export type RecordRelation = 'verbatim' | 'excerpt' | 'altered' | 'unrecorded';

/** The passage of a record that an occurrence is held against; of an `unrecorded` one the nearest, `null` where none is. */
export interface RecordPassage {
  readonly originalId: string;
  /** Offsets into `Original.text`. */
  readonly start: number | null;
  readonly end: number | null;
  readonly relation: RecordRelation;
}

/** How a change of words is told. */
export type ChangeType =
  | 'dropped'
  | 'cut'
  | 'added'
  | 'substituted'
  | 'number'
  | 'negation'
  | 'name'
  | 'tense'
  | 'spelling'
  | 'order'
  | 'splice'
  | 'ellipsis'
  | 'bracketed';

/**
 * How grave a change is: `facts` reverses or changes what is told (a denial, a number, a name, who did what), `meaning` changes
 * what it says (other content words, a condition cut), `form` its form alone.
 */
export type Severity = 'facts' | 'meaning' | 'form';

/** One change of words; `from` are the statement's words, `to` the article's, as printed. */
export interface Change {
  readonly type: ChangeType;
  readonly from: string;
  readonly to: string;
  /** True where brackets or an ellipsis tell the reader of it. */
  readonly declared: boolean;
  readonly severity: Severity;
  /** Why it has this severity, in a few words: "a number", "function words". */
  readonly reason: string;
}

/** What a print leaves out at an edge although it denies, reports or conditions what is printed. */
export interface Omission {
  /** The words as the statement prints them. */
  readonly text: string;
  readonly severity: Severity;
  readonly reason: string;
}

/** One step of a word-level diff from the statement to an occurrence; the texts joined give both sides. */
export interface DiffStep {
  readonly op: 'same' | 'deleted' | 'inserted';
  readonly text: string;
}

/** A statement as one article prints it. */
export interface Occurrence extends Span {
  readonly articleId: string;
  readonly outlet: string | null;
  /** The stretches whose words are its words: one, or several where a tag interrupts. */
  readonly parts: readonly Span[];
  /** The words as printed: the parts joined by one space. */
  readonly text: string;
  readonly relation: Relation;
  /** For `verbatim`: printed alike, typography aside (K1). False for every other relation. */
  readonly k1Equal: boolean;
  /** The gravest first. */
  readonly changes: readonly Change[];
  /** `null`: nothing that matters is left out at an edge. */
  readonly omits: Omission | null;
  /** Word diff against the statement's text; empty for `verbatim` occurrences that are printed alike. */
  readonly diff: readonly DiffStep[];
  /** The outlet's own attribution; `null`: it states none. */
  readonly speakerId: string | null;
  readonly documentId: string | null;
  /** Index of the first quotation it lies in, in its article's list; `null` for `unquoted`. */
  readonly quotation: number | null;
  /** Left out where no record was added that it is of or stands in. */
  readonly record?: RecordPassage;
}

/** One wording of a statement, with the id its own words give (version q1). */
export interface Wording {
  readonly id: string;
  readonly text: string;
  readonly relation: Relation;
  readonly outlets: number;
}

/** Distinct outlets, by relation and folded. */
export interface Counts {
  readonly outlets: number;
  readonly owners: number;
  readonly independent: number;
  readonly verbatim: number;
  readonly excerpt: number;
  readonly altered: number;
  readonly unquoted: number;
  /** Outlets with an occurrence that is not in the record; left out where no record was added. */
  readonly unrecorded?: number;
}

/** A statement before it has an anchor: what reuse gives. */
export interface StatementDraft {
  readonly text: string;
  /** The joint attribution of the corpus. */
  readonly speakerId: string | null;
  readonly documentId: string | null;
  readonly contested: boolean;
  /** Probability in [0,1], two decimals: the best of its occurrences' confidences. */
  readonly confidence: number;
  readonly counts: Counts;
  /** Sorted by article id, then start. */
  readonly occurrences: readonly Occurrence[];
  /** The wording that most outlets print, where the text is the record's and has other words; left out otherwise. */
  readonly printed?: string;
}

/** The unit that is counted and cited. */
export interface Statement extends StatementDraft {
  /** `q-` and ten characters or more. */
  readonly anchor: string;
  /** All its wordings under the ids of their words, sorted by id; ids that are an anchor, its own too, are left out. */
  readonly wordings: readonly Wording[];
  /** Shown texts of former builds, oldest first. */
  readonly formerWordings: readonly string[];
}

/** A line that says which outlet the words came through. */
export interface Credit extends TextSpan {
  readonly articleId: string;
  readonly creditedOutlet: string;
}

/** What the reuse stage gives: statements, the documents joined over the articles, and the joint attribution of every quotation. */
export interface Reuse {
  readonly statements: readonly StatementDraft[];
  /** Sorted by id. */
  readonly documents: readonly OriginatingDocument[];
  /** For each article (sorted by id), for each of its quotations: the joint attribution, and its statements as indices. */
  readonly quotations: readonly {
    readonly articleId: string;
    readonly joint: readonly {
      readonly speakerId: string | null;
      readonly documentId: string | null;
      readonly statements: readonly number[];
    }[];
  }[];
  readonly credits: readonly Credit[];
}

/**
 * How a statement stands to what comes before it: `running` on from it inside one quotation of some article; parted by
 * a `cut` that some article marks by an ellipsis; `open`: neither, so that words may be missing.
 */
export type Join = 'running' | 'cut' | 'open';

/** A part of a document put together again: one statement, or several whose order the articles do not tell. */
export type Passage =
  | { readonly kind: 'statement'; readonly anchor: string; readonly join: Join }
  | {
      readonly kind: 'unordered';
      /** Runs of passages, each in its order, side by side; most outlets first, which says nothing of their order. */
      readonly strands: readonly (readonly Passage[])[];
      /** Empty, or the pairs (earlier, later) that are known although no run holds both; then every strand is one statement. */
      readonly known: readonly (readonly [string, string])[];
    };

/** Two statements that articles print in both orders: it orders nothing. */
export interface OrderConflict {
  readonly first: string;
  readonly second: string;
  /** Ids of the articles that print `first` before `second`, sorted. */
  readonly articles: readonly string[];
  /** Those that print `second` before `first`; none: other pairs together say so (a circle). */
  readonly against: readonly string[];
}

/** The known statements of an originating document, in the order in which the articles quote them. */
export interface DocumentOrder {
  readonly documentId: string;
  /** One after the other. */
  readonly passages: readonly Passage[];
  /** The anchors of `passages` in one line that contradicts no article, `conflicts` aside. */
  readonly sequence: readonly string[];
  /** Anchors of the fragments: woven into a reporter's sentence, they say nothing of order. */
  readonly apart: readonly string[];
  /** Sorted by `first`, then `second`. */
  readonly conflicts: readonly OrderConflict[];
}

/** Two statements that are nearly alike and were kept apart. */
export interface KeptApart {
  /** Anchors, sorted. */
  readonly statements: readonly [string, string];
  /** Word edits between the two. */
  readonly distance: number;
  /** Words of the longer. */
  readonly words: number;
  /** `distance`: more edits than are allowed; `side`: few enough, but nothing shows that the two have one source. */
  readonly reason: 'distance' | 'side';
}

// ---------------------------------------------------------------- anchors

/** What an anchor is now: in use, merged into another, or left without words. */
export type AnchorStatus = 'active' | 'alias' | 'gone';

/** One line of `anchors.lock.jsonl`. Statements, speakers and documents share the file and the rules. */
export interface LockLine {
  readonly id: string;
  readonly of: 'statement' | 'speaker' | 'document';
  readonly status: AnchorStatus;
  /** Number of the build that minted it; the older is the lower, ties by id. */
  readonly generation: number;
  /** A statement's shown text, a speaker's name, a document's label. */
  readonly text: string;
  readonly speaker: string | null;
  /** Ids of the articles it was last seen in, sorted. */
  readonly articles: readonly string[];
  /** Hash keys by algorithm version, e.g. `{"q1": "q-tx8hs15a9n"}`. */
  readonly keys: Readonly<Record<string, string>>;
  /** Former shown texts, oldest first. */
  readonly former: readonly string[];
  /** Where an alias leads; `null` otherwise. */
  readonly to: string | null;
  readonly splitInto: readonly string[];
}

// ---------------------------------------------------------------- corrections

/** What a correction sets right: whose words, where first said, which kind, which outlet; what is one and what is not. */
export type CorrectionOf = 'speaker' | 'document' | 'kind' | 'outlet' | 'join' | 'split' | 'merge' | 'apart';

/** A correction made by hand that holds in this report. */
export interface Correction {
  readonly of: CorrectionOf;
  /** Anchors of the statements it holds of, sorted; none where it is of an article, of names, or of what is no speech. */
  readonly anchors: readonly string[];
  /** The words it was made for; `null`: it is of names. */
  readonly words: string | null;
  /** In words, what was read before and what holds now; `null`: nothing was or is stated. */
  readonly from: string | null;
  readonly to: string | null;
  readonly note: string | null;
  /** Who corrected it. */
  readonly by: string | null;
}

// ---------------------------------------------------------------- report

/** A quotation as the report lists it: local data with the joint attribution and the anchors of its statements. */
export interface ReportQuotation extends Quotation {
  readonly cue: TextSpan | null;
  readonly mention: TextSpan | null;
  readonly speakerId: string | null;
  readonly documentId: string | null;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  readonly statements: readonly string[];
}

/** Something that is new against what was published last. */
export interface NewsItem {
  readonly kind:
    | 'statement'
    | 'outlet'
    | 'attribution'
    | 'wording'
    | 'statement-gone'
    | 'article'
    | 'article-corrected'
    | 'article-gone';
  /** Of the statement or the article. */
  readonly id: string;
  /** The statement's words or the article's title, as they are now; of what is gone, as they were. */
  readonly text: string;
  /** What it was and what it is now, for `attribution` and `wording`; the outlets, in `to`, for `statement` and `outlet`. */
  readonly from: string | null;
  readonly to: string | null;
}

/** A sentence of a record. */
export interface RecordSentence extends Span {
  /** Whose turn it stands in, as a transcript names them; `null`: the author's. */
  readonly speaker: string | null;
}

/** A record with the document that it is of. */
export interface ReportOriginal extends Original {
  readonly documentId: string;
  /** In text order; salutation, closing and the names of turns are none. */
  readonly sentences: readonly RecordSentence[];
}

/** Everything that the report shows; every export and page is made from it alone. */
export interface Report {
  readonly title: string;
  /** Absolute address of the published report, ending in `/`; `null`: links stay relative. */
  readonly baseUrl: string | null;
  /** False: of an article that does not say otherwise only the quotations in context are shown. */
  readonly fullText: boolean;
  /** Sorted by id. */
  readonly articles: readonly Article[];
  /** Sorted by id. */
  readonly speakers: readonly Speaker[];
  /** Sorted by id. */
  readonly documents: readonly OriginatingDocument[];
  /** Sorted by article id, then start. */
  readonly quotations: readonly ReportQuotation[];
  /** Sorted by anchor. */
  readonly statements: readonly Statement[];
  /** Sorted by article id, then start. */
  readonly unresolved: readonly Unresolved[];
  readonly credits: readonly Credit[];
  /** One a document, sorted by its id. */
  readonly orders: readonly DocumentOrder[];
  /** The nearest first. */
  readonly keptApart: readonly KeptApart[];
  /** Sorted by file. */
  readonly setAside: readonly SetAside[];
  readonly findings: readonly Finding[];
  /** Aliases and tombstones, which have a page too; sorted by id. */
  readonly retired: readonly LockLine[];
  /** In the order of the file that they are written in. One that no longer applies is a finding. */
  readonly corrections: readonly Correction[];
  /** The records that were added, sorted by id; left out where there are none. */
  readonly originals?: readonly ReportOriginal[];
  /** What is new since the last publication; left out where nothing was published yet. */
  readonly news?: readonly NewsItem[];
}
