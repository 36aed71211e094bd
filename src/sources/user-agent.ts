/** Owns the name under which Keypoint asks sources. */

/** @param contact where the owner of a site can reach the operator */
export function userAgentOf(contact: string | undefined): string {
  return contact === undefined ? 'Keypoint/0.1' : `Keypoint/0.1 (+${contact})`;
}
