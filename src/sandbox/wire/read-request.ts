/** Owns the reading of a request's body without taking more than was agreed on. */

/**
 * The request, or one like it whose body has been read and counted; undefined when the body is larger
 * than `most` bytes. Node itself holds a body to its `content-length`; a chunked one has none.
 */
export async function readWithin(
  request: Request | Response,
  most: number,
): Promise<Request | Response | undefined> {
  const length = request.headers.get('content-length');
  if (length !== null) return Number(length) > most ? undefined : request;
  if (request.body === null) return request;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > most) return undefined;
    chunks.push(chunk);
  }
  const type = request.headers.get('content-type');
  return new Response(new Blob(chunks), type === null ? {} : { headers: { 'content-type': type } });
}
