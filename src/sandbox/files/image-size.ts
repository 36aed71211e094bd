/** Owns how large a picture is: PNG, GIF and JPEG say so in their first bytes. */

export type ImageSize = { width: number; height: number };

/** Undefined for anything else, or for a file that ends before it says. */
export function imageSizeOf(bytes: Uint8Array): ImageSize | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = pngSize(view) ?? gifSize(view) ?? jpegSize(view);
  return size !== undefined && size.width > 0 && size.height > 0 ? size : undefined;
}

/** Signature, then IHDR with both sizes (PNG specification, "IHDR Image header"). */
function pngSize(view: Buffer): ImageSize | undefined {
  if (view.length < 24 || view.toString('latin1', 0, 8) !== '\u0089PNG\r\n\u001A\n')
    return undefined;
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
}

function gifSize(view: Buffer): ImageSize | undefined {
  if (view.length < 10 || !/^GIF8[79]a$/u.test(view.toString('latin1', 0, 6))) return undefined;
  return { width: view.readUInt16LE(6), height: view.readUInt16LE(8) };
}

const START_OF_IMAGE = 0xff_d8;

/** From segment to segment until the start of a frame (ITU T.81, table B.1). */
function jpegSize(view: Buffer): ImageSize | undefined {
  if (view.length < 4 || view.readUInt16BE(0) !== START_OF_IMAGE) return undefined;
  let at = 2;
  while (at + 9 <= view.length && view[at] === 0xff) {
    const marker = view[at + 1] ?? 0;
    if (isFrame(marker))
      return { width: view.readUInt16BE(at + 7), height: view.readUInt16BE(at + 5) };
    at += 2 + view.readUInt16BE(at + 2);
  }
  return undefined;
}

/** SOF0 to SOF15, without the three of that range that say something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
