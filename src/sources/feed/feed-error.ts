/** Owns the error of a body that is no feed, or none that can be read. */
import { UserError } from '../../lib/errors.ts';

/** Its message goes on after the feed's address or name: "is an HTML page, not a feed". */
export class FeedError extends UserError {}
