import { gunzipSync } from 'node:zlib';
import { fetchBytes } from '../server/fetch-bytes';

/** What a page's scripts weigh on the wire. */
export interface PageWeight {
  scripts: number;
  /** Bytes as sent, compressed. */
  scriptBytes: number;
}

const SCRIPT_TAG = /<script\b[^>]*>/g;
const SOURCE = /\ssrc="([^"]+)"/;

/** Adds up the scripts that a page loads by itself, polyfills for old browsers left out. Throws unless all answer 200. */
export async function weighPage(origin: string, path: string): Promise<PageWeight> {
  const page = await fetchOk(origin + path);
  const html = (page.encoding === 'gzip' ? gunzipSync(page.body) : page.body).toString('utf8');
  const scripts = scriptsOf(html);
  let scriptBytes = 0;
  for (const script of scripts) scriptBytes += (await fetchOk(new URL(script, origin).href)).sentBytes;
  return { scripts: scripts.length, scriptBytes };
}

/** Addresses of the scripts in a page, each once; `nomodule` ones are for browsers that this page does not support. */
export function scriptsOf(html: string): string[] {
  const tags = (html.match(SCRIPT_TAG) ?? []).filter((tag) => !/\snomodule\b/i.test(tag));
  const sources = tags.flatMap((tag) => SOURCE.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? []);
  return [...new Set(sources)];
}

async function fetchOk(url: string) {
  const answer = await fetchBytes(url);
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return answer;
}
