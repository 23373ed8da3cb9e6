/** An address → the bytes there: http(s) only, within a time, a size and a few redirects. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { MOST_BYTES } from '../articles/decode.ts';

/** What was found at an address, after redirects. */
export interface Fetched {
  readonly bytes: Uint8Array;
  readonly url: string;
  /** `Content-Type`; `''`: not stated. */
  readonly type: string;
}

/** Limits of one fetch; those of `FETCH_LIMITS` unless a test says otherwise. */
export interface FetchLimits {
  readonly milliseconds: number;
  readonly bytes: number;
  readonly redirects: number;
}

const FETCH_LIMITS: FetchLimits = { milliseconds: 30_000, bytes: MOST_BYTES, redirects: 5 };

/** Fetches `address`, or says why not. A page of the public web may not redirect to this machine or its network. */
export async function fetchAddress(address: string, limits: FetchLimits = FETCH_LIMITS): Promise<Fetched | string> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  const within = await isPrivate(new URL(address).hostname);
  let url = address;
  try {
    for (let hop = 0; hop <= limits.redirects; hop++) {
      const response = await fetch(url, {
        redirect: 'manual',
        signal,
        headers: { accept: 'text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5' },
      });
      if (response.status < 300 || response.status > 399) return await readAnswer(response, url, limits);
      await response.body?.cancel();
      const next = readLocation(response.headers.get('location'), url);
      if (typeof next === 'string') return next;
      if (!within && (await isPrivate(next.hostname))) {
        return `leads to ${next.hostname}, on this machine or its network; it was not fetched`;
      }
      url = next.href;
    }
    return `leads from address to address more than ${limits.redirects} times`;
  } catch (error) {
    return describeFailure(error as Error, limits);
  }
}

function readLocation(location: string | null, base: string): URL | string {
  if (location === null || !URL.canParse(location, base)) return 'leads to an address that cannot be read';
  const next = new URL(location, base);
  return /^https?:$/.test(next.protocol) ? next : `leads to an address that is not http(s) (${next.protocol})`;
}

async function readAnswer(response: Response, url: string, limits: FetchLimits): Promise<Fetched | string> {
  if (response.status !== 200) {
    await response.body?.cancel();
    return `answered ${response.status}${response.statusText === '' ? '' : ` (${response.statusText})`}`;
  }
  const tooLarge = `is larger than ${Math.round(limits.bytes / 2 ** 20)} MB`;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > limits.bytes) return tooLarge; // leaving the loop cancels the rest
    parts.push(part);
  }
  return { bytes: Buffer.concat(parts), url, type: response.headers.get('content-type') ?? '' };
}

function describeFailure(error: Error, { milliseconds }: FetchLimits): string {
  if (error.name === 'TimeoutError') return `did not answer within ${milliseconds / 1000} seconds`;
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  if (cause?.code === 'ENOTFOUND') return 'cannot be found: is the address right, and is there a network?';
  return `cannot be fetched (${cause?.code ?? cause?.message ?? error.message})`;
}

/** Loopback, link-local and private networks (RFC 1918, 4193, 6598). */
const PRIVATE =
  /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|0\.|::1?$|f[cd]|fe[89ab]|::ffff:)/i;

async function isPrivate(hostname: string): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return PRIVATE.test(host);
  if (/(?:^|\.)localhost$|\.(?:local|internal)$/i.test(host)) return true;
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.some(({ address }) => PRIVATE.test(address));
}
