/** Gold annotations as the stage's input: what a perfect attribution would give. */
import { readFileSync } from 'node:fs';
import type {
  Article,
  AttributedQuotation,
  CorpusAttribution,
  DocumentType,
  QuotationKind,
  Speaker,
} from '../../src/model.ts';
import { compareText, slugify, words } from '../../src/text.ts';

/** A quotation with the source a test gives it. */
export interface SaidBy {
  readonly start: number;
  readonly end: number;
  readonly kind: QuotationKind;
  readonly speaker: string | null;
  readonly document?: DocumentType | null;
  readonly author?: string | null;
  readonly addressee?: string | null;
  readonly continues?: number | null;
  /** The words that name the source, where they are more than a pronoun. */
  readonly mention?: string;
}

/** An article of a test: text and metadata, and its quotations in text order. */
export interface TestArticle {
  readonly id: string;
  readonly text: string;
  readonly title?: string | null;
  readonly outlet?: string | null;
  readonly owner?: string | null;
  readonly published?: string | null;
  readonly said: readonly SaidBy[];
}

const readGold = (name: string): string => readFileSync(new URL(`../gold/reuse/${name}`, import.meta.url), 'utf8');

/** Articles and their attribution; `voices` maps a person to the bodies they speak for. */
export function buildCorpus(
  tests: readonly TestArticle[],
  voices: Readonly<Record<string, readonly string[]>> = {},
): { articles: Article[]; corpus: CorpusAttribution } {
  const names = new Set<string>(Object.entries(voices).flat(2));
  for (const { said } of tests) {
    for (const { speaker, author, addressee } of said)
      for (const name of [speaker, author, addressee]) if (name) names.add(name);
  }
  const speakers: Speaker[] = [...names].map((name) => ({
    id: slugify(name),
    name,
    kind: 'person',
    aliases: [],
    roles: [],
    voiceOf: (voices[name] ?? []).map((body) => slugify(body)),
  }));
  speakers.sort((a, b) => compareText(a.id, b.id));
  const sorted = [...tests].sort((a, b) => compareText(a.id, b.id));
  return {
    articles: sorted.map(({ id, text, title, outlet, owner, published }) => ({
      id,
      file: `${id}.txt`,
      sha256: '',
      text,
      title: title ?? null,
      outlet: outlet ?? null,
      owner: owner ?? null,
      byline: null,
      published: published ?? null,
      url: null,
      words: words(text).length,
      regions: [],
    })),
    corpus: { speakers, articles: sorted.map(attribute) },
  };
}

function attribute({ id, text, said }: TestArticle): CorpusAttribution['articles'][number] {
  const local: string[] = [];
  const indexOf = (name: string | null | undefined): number | null => {
    if (!name) return null;
    if (!local.includes(name)) local.push(name);
    return local.indexOf(name);
  };
  const documents: {
    type: DocumentType;
    author: number | null;
    addressee: number | null;
    date: null;
    mentions: never[];
  }[] = [];
  const keys: string[] = [];
  const quotations = [...said]
    .sort((a, b) => a.start - b.start)
    .map((quotation): AttributedQuotation => {
      const { start, end, kind, document, continues } = quotation;
      const author = indexOf(quotation.author === undefined ? quotation.speaker : quotation.author);
      const addressee = indexOf(quotation.addressee);
      let number: number | null = null;
      if (document) {
        const key = `${document} ${author} ${addressee}`;
        if (!keys.includes(key)) {
          keys.push(key);
          documents.push({ type: document, author, addressee, date: null, mentions: [] });
        }
        number = keys.indexOf(key);
      }
      return {
        articleId: id,
        start,
        end,
        text: text.slice(start, end),
        kind,
        parts: [{ start, end }],
        parent: null,
        cue: null,
        mention: quotation.mention === undefined ? null : { start: 0, end: 0, text: quotation.mention },
        speaker: indexOf(quotation.speaker),
        document: number,
        confidence: 0.9,
        evidence: [],
        continues: continues ?? null,
      };
    });
  return {
    articleId: id,
    quotations,
    speakers: local.map((name) => ({ name, kind: 'person', aliases: [name], roles: [], voiceOf: [] })),
    documents,
    unresolved: [],
    speakerIds: local.map((name) => slugify(name)),
  };
}

/** The quoted stretches of a text with curly or straight double marks, marks excluded. */
export function quotedStretches(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/“([^”]*)”|"([^"]*)"/g)].map((match) => ({
    start: match.index + 1,
    end: match.index + match[0].length - 1,
  }));
}

export interface GoldOccurrence {
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  readonly relation: string;
  readonly changes: readonly { type: string; from: string; to: string }[];
  readonly speaker?: string;
  readonly document?: string;
}

export interface GoldStatement {
  readonly statementId: string;
  readonly text: string;
  readonly speaker: string;
  readonly document: string;
  readonly outlets: { named: number; independent: number; verbatim: number; unnamedArticles: number };
  readonly contestedSpeakers?: readonly string[];
  readonly contestedDocuments?: readonly string[];
  readonly occurrences: readonly GoldOccurrence[];
}

/** The planted benchmark: its statements, and the corpus with the attribution that its gold implies. */
export function readPlanted(): {
  statements: GoldStatement[];
  credits: { articleId: string; creditedOutlet: string; start: number; end: number }[];
  tests: TestArticle[];
} {
  const gold = JSON.parse(readGold('gold.json'));
  const statements: GoldStatement[] = gold.stories.flatMap(
    (story: { statements: GoldStatement[] }) => story.statements,
  );
  const placed = statements.flatMap((statement) =>
    statement.occurrences.map((occurrence) => ({ statement, occurrence })),
  );
  const tests = readGold('articles.jsonl')
    .split('\n')
    .filter(Boolean)
    .map((line): TestArticle => {
      const record = JSON.parse(line);
      const said = quotedStretches(record.text).map(({ start, end }): SaidBy => {
        const inside = placed.find(
          ({ occurrence: o }) =>
            o.articleId === record.id && o.relation !== 'unquoted' && start <= o.start && o.start < end,
        );
        const document = inside?.occurrence.document ?? inside?.statement.document ?? 'unstated';
        const woven = /^[\p{Ll}…]/u.test(record.text.slice(start)) && !/[,.]$/.test(record.text.slice(start, end));
        return {
          start,
          end,
          kind: woven ? 'fragment' : 'statement',
          speaker: inside?.occurrence.speaker ?? inside?.statement.speaker ?? null,
          document: document === 'unstated' ? null : (document as DocumentType),
        };
      });
      return { ...record, said };
    });
  return { statements, credits: gold.credits, tests };
}

export interface SeedStatement {
  readonly text: string;
  readonly document: string;
  readonly reuse: Readonly<Record<string, string>>;
  readonly outletsVerbatim: number;
  readonly outletsExcerpt: number;
  readonly outletsAltered: number;
}

/** The five articles of `seeds/` with the attribution of their gold: the letter's author differs from article to article. */
export function readSeeds(): { statements: SeedStatement[]; tests: TestArticle[]; voices: Record<string, string[]> } {
  const gold = JSON.parse(readGold('seeds.json'));
  const union = 'National Immigration and Customs Enforcement Council';
  const type: Record<string, DocumentType> = { 'union-letter': 'letter', 'wheeler-post': 'post' };
  type GoldQuotation = {
    start: number;
    end: number;
    kind: QuotationKind;
    speaker: string | null;
    document: string | null;
  };
  const tests = Object.entries(gold.quotations as Record<string, GoldQuotation[]>).map(
    ([file, quotations]): TestArticle => {
      const text = readFileSync(new URL(`../../seeds/${file}`, import.meta.url), 'utf8');
      const said = quotations.map(({ start, end, kind, speaker, document }): SaidBy => {
        const name = speaker === 'union' ? union : speaker;
        const letter = document === 'union-letter';
        return {
          start,
          end,
          kind,
          speaker: name,
          document: type[document ?? ''] ?? null,
          author: letter && file.startsWith('003') ? null : name,
          addressee: letter ? 'Ted Wheeler' : null,
        };
      });
      return { id: file.replace('.txt', ''), text, said };
    },
  );
  return { statements: gold.statements, tests, voices: { 'Sean Riddell': [union] } };
}
