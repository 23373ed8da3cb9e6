/** Words that name an originating document, and the type each names. */
import type { DocumentType } from '../../model.ts';

const NOUNS: Readonly<Record<DocumentType, string>> = {
  letter: 'letter letters missive reply-letter',
  post: 'tweet tweets post posts tweetstorm retweet status facebook-post blog-post thread hashtag message',
  statement: 'statement statements release communique communiqué announcement',
  interview: 'interview interviews conversation q&a sit-down',
  speech: 'speech speeches address remarks sermon eulogy keynote rally lecture toast',
  'press-conference': 'briefing conference presser',
  debate: 'debate debates',
  meeting: 'meeting meetings hearing hearings inquiry session',
  report: 'report reports study studies survey poll analysis review audit paper findings dossier index assessment',
  court:
    'lawsuit suit complaint filing filings affidavit indictment ruling opinion petition-court verdict motion deposition injunction writ judgment',
  email: 'email emails e-mail e-mails',
  memo: 'memo memos memorandum',
  notice: 'notice notices placard flyer leaflet',
  petition: 'petition petitions',
  book: 'book books memoir novel autobiography biography',
  article: 'article articles story op-ed column editorial essay piece newspaper magazine',
  broadcast: 'broadcast program programme show podcast video livestream documentary segment newscast',
  advert: 'ad ads advert adverts advertisement commercial spot',
  testimony: 'testimony',
};

const TYPES: ReadonlyMap<string, DocumentType> = new Map(
  (Object.keys(NOUNS) as DocumentType[]).flatMap((type) =>
    NOUNS[type].split(' ').map((noun): [string, DocumentType] => [noun, type]),
  ),
);

/** The type of document a noun in lower case names; `null`: none. */
export function documentTypeOf(noun: string): DocumentType | null {
  return TYPES.get(noun) ?? null;
}
