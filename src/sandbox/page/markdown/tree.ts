/** Owns the tree that Discord's markdown is read into. */

export type MentionKind = 'user' | 'role' | 'channel';

export type Inline =
  | { type: 'text'; text: string }
  | { type: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; url: string; children: Inline[] }
  | { type: 'mention'; kind: MentionKind; id: string }
  | { type: 'everyone'; name: 'everyone' | 'here' }
  | { type: 'command'; name: string; id: string }
  | { type: 'time'; unix: number; style: string }
  | { type: 'emoji'; name: string };

export type Block =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'heading'; level: 1 | 2 | 3; children: Inline[] }
  | { type: 'subtext'; children: Inline[] }
  | { type: 'quote'; children: Block[] }
  | { type: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { type: 'code-block'; language: string; text: string };
