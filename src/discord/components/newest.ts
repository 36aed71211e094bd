/** Owns the "Newest" button of a list of stories: back to its first page. */
import { more } from './more.ts';
import type { Component } from '../definition.ts';

/** A page without a cursor is the first one. */
export const newest: Component = { ...more, prefix: 'newest' };
