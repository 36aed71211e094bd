/** Owns the bytes of an answer while they come in: decompressed, counted, bounded. */
import type { Transform } from 'node:stream';
import { openDecoders } from './decoders.ts';

type BodyOptions = {
  encodings: readonly string[];
  /** Of what comes in, and of what it becomes. */
  maxBytes: number;
  onDone: (body: Buffer) => void;
  onTooLarge: () => void;
  onBroken: (cause?: Error) => void;
  /** After `write` said to wait. */
  onDrain: () => void;
};

export type Body = {
  /** False: wait for `onDrain`. */
  write(chunk: Buffer): boolean;
  end(): void;
  destroy(): void;
};

/** A server may send each byte in a chunk of its own: they are put together as they come. */
export function createBody(options: BodyOptions): Body {
  return options.encodings.length === 0 ? plainBody(options) : decodedBody(options);
}

function plainBody({ maxBytes, onDone, onTooLarge }: BodyOptions): Body {
  const bytes = growingBuffer();
  return {
    write(chunk) {
      if (bytes.length() + chunk.length > maxBytes) onTooLarge();
      else bytes.add(chunk);
      return true;
    },
    end: () => onDone(bytes.take()),
    destroy: () => {},
  };
}

function decodedBody({ encodings, maxBytes, ...on }: BodyOptions): Body {
  let received = 0;
  // An answer without a body may say that it is compressed (304 does).
  let decoders: Transform[] = [];
  const bytes = growingBuffer();
  const open = () => {
    decoders = openDecoders(encodings);
    const last = decoders.reduce((from, to) => from.pipe(to));
    for (const decoder of decoders) decoder.on('error', on.onBroken);
    decoders[0]?.on('drain', on.onDrain);
    last.on('data', (chunk: Buffer) => {
      if (bytes.length() + chunk.length > maxBytes) on.onTooLarge();
      else bytes.add(chunk);
    });
    last.on('end', () => on.onDone(bytes.take()));
  };
  return {
    write(chunk) {
      received += chunk.length;
      if (received > maxBytes) {
        on.onTooLarge();
        return true;
      }
      if (decoders.length === 0) open();
      return decoders[0]?.write(chunk) ?? true;
    },
    end() {
      if (decoders.length === 0) on.onDone(bytes.take());
      else decoders[0]?.end();
    },
    destroy() {
      for (const decoder of decoders) decoder.destroy();
    },
  };
}

function growingBuffer() {
  let buffer: Buffer = Buffer.alloc(0);
  let length = 0;
  return {
    length: () => length,
    add(chunk: Buffer): void {
      if (length === 0) buffer = chunk;
      else {
        if (length + chunk.length > buffer.length) buffer = grown(buffer, length + chunk.length);
        chunk.copy(buffer, length);
      }
      length += chunk.length;
    },
    take: () => buffer.subarray(0, length),
  };
}

function grown(buffer: Buffer, needed: number): Buffer {
  const larger = Buffer.allocUnsafe(Math.max(needed, 2 * buffer.length, 4096));
  buffer.copy(larger);
  return larger;
}
