/** Owns the "Newest" button that lists of an older Keypoint have: back to the first page. */
import { more } from './more.ts';
import type { Component } from '../definition.ts';

/** A page without a place is the first one. */
export const newest: Component = { ...more, prefix: 'newest' };
