/** Owns reading a list of feeds as other readers export it (OPML). */
import { type Opml, parseOpml } from 'feedsmith';
import type { SourceRules } from '../../ingest/source-rules.ts';
import { UserError } from '../../lib/errors.ts';
import { withoutPasswords } from '../../lib/without-passwords.ts';
import { fromAttributes, type RuleAttributes, ruleAttributes } from './opml-rules.ts';

export type OpmlLine = {
  /** As it stands there; null of an outline that has none. */
  address: string | null;
  title: string | null;
  siteUrl: string | null;
  /** Of the folders that it is in and its own, as they are written. */
  categories: string[];
  /** As Keypoint exported them; empty in the list of another reader. */
  rules: Partial<SourceRules>;
};

type Outline = Opml.Outline<string> & RuleAttributes;

/** Deeper lists are no lists of feeds. */
const DEPTH_MAX = 50;

/**
 * In the order of the file; a folder is no line.
 * @throws UserError when it is no OPML
 */
export function readOpml(text: string): OpmlLine[] {
  try {
    return linesOf(
      parseOpml(text.trim(), { extraOutlineAttributes: ruleAttributes }).body?.outlines ?? [],
      [],
    );
  } catch (error) {
    throw new UserError('it is no OPML, the format in which readers export their feeds', {
      cause: error,
    });
  }
}

function linesOf(outlines: readonly Outline[], folders: readonly string[]): OpmlLine[] {
  return outlines.flatMap((outline) => {
    const { text, title, xmlUrl, url, htmlUrl, type, category, outlines: inner = [] } = outline;
    // Readers call a feed that has no name by its address.
    const called = title ?? text;
    const name = called === undefined ? null : withoutPasswords(called);
    const address = xmlUrl ?? (type?.toLowerCase() === 'rss' ? url : undefined) ?? null;
    const isFolder = address === null && (inner.length > 0 || type === undefined);
    // `category` holds names by commas, each a path by slashes (OPML 2.0).
    const own = (category ?? '').split(/[,/]/);
    const categories = [...folders, ...own].map((one) => one.trim()).filter((one) => one !== '');
    const rules = fromAttributes(outline);
    const line = { address, title: name, siteUrl: htmlUrl ?? null, categories, rules };
    if (folders.length >= DEPTH_MAX) return isFolder ? [] : [line];
    const below = linesOf(inner, isFolder && name !== null ? [...folders, name] : folders);
    return isFolder ? below : [line, ...below];
  });
}
