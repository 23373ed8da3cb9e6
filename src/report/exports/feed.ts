/** `feed.xml`: what is new since the last publication, for feed readers (Atom, RFC 4287). */
import { createHash } from 'node:crypto';
import type { Report } from '../../model.ts';
import { createLookup } from '../lookup/lookup.ts';
import { permalink } from '../lookup/page-paths.ts';
import { oneLine } from '../lookup/visible.ts';
import { findNewest, listNews, type NewsRow } from '../pages/news.ts';
import { escapeXml } from './xml.ts';

/** What is dated by nothing, where SOURCE_DATE_EPOCH does not say either: no clock is asked. */
const EPOCH = 0;

/**
 * The feed of a report. It and its entries are dated by the newest date that their articles name, else by `epoch`
 * (seconds, from SOURCE_DATE_EPOCH).
 */
export function formatFeed(report: Report, epoch: number = EPOCH): string {
  const lookup = createLookup(report);
  const fallback = new Date(epoch * 1000).toISOString().replace('.000Z', 'Z');
  const newest = findNewest(report.articles.flatMap(({ published }) => published ?? []));
  const date = (iso: string | null) => formatDate(iso) ?? formatDate(newest) ?? fallback;
  const base = report.baseUrl;
  const self = base === null ? 'feed.xml' : `${base}feed.xml`;
  const entries = listNews(lookup).flatMap(({ heading, rows }) =>
    rows.map((row) => formatEntry(report, heading, row, date(row.date))),
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${base === null ? nameUuid(`feed ${report.title}`) : escapeXml(self)}</id>`,
    `<title>${escapeXml(oneLine(report.title))}</title>`,
    `<updated>${date(null)}</updated>`,
    '<author><name>Verbatim</name></author>',
    `<link rel="self" href="${escapeXml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(base ?? '')}new.html"/>`,
    ...entries,
    '</feed>\n',
  ].join('\n');
}

function formatEntry(report: Report, heading: string, row: NewsRow, updated: string): string {
  // What changes again later is another entry, so what it says is part of its name.
  const id = nameUuid(JSON.stringify([report.baseUrl ?? report.title, row.kind, row.id, row.name, row.note]));
  const isStatement = !row.kind.startsWith('article');
  const address = isStatement ? permalink(report, row.id) : `${report.baseUrl ?? ''}${row.href ?? 'new.html'}`;
  return [
    '<entry>',
    `<id>${id}</id>`,
    `<title>${escapeXml(`${heading}: ${row.name}`)}</title>`,
    `<updated>${updated}</updated>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(address)}"/>`,
    `<summary>${escapeXml(row.note === '' ? row.name : `“${row.name}” ${row.note}`)}</summary>`,
    '</entry>',
  ].join('\n');
}

/** A name-based UUID (version 8 of RFC 9562: the bits of a hash). */
function nameUuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}

/** An ISO 8601 date, however exact, as RFC 3339 wants it: what is not stated is the beginning, and the zone UTC. */
function formatDate(iso: string | null): string | null {
  const match =
    iso === null
      ? null
      : /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?/.exec(iso);
  if (match === null) return null;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = 'Z'] = match;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`;
}
