/** Owns what the operator's messages say around what happened, in English. */
export const reports = {
  number: 'Report {id}',
  postName: 'About the sources of Keypoint',
} as const;
