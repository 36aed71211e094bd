/** Owns the signal that a well-known laboratory stands behind a paper. */
import type { QualitySignal } from './signal.ts';

/**
 * Seen only where a team signs as an author: feeds of papers name no institutes, and an abstract
 * names whom it compares itself with. Some labs have the names of people.
 */
const LABS =
  /(?<![\p{L}\p{N}])(?:OpenAI|Anthropic|(?:Google )?DeepMind|Google (?:Research|Brain|AI)|Gemini Team|Gemma Team|Meta AI|FAIR|Llama Team|Microsoft Research|NVIDIA|(?:^Apple|^Mila)(?=$| (?:Team|Research|AI)| [-–—])|Allen Institute for AI|Ai2|Inria|DeepSeek(?:-AI)?|Qwen Team|Tencent Hunyuan|ByteDance Seed|Shanghai AI Lab(?:oratory)?|Mistral AI|Hugging Face|Stability AI|Black Forest Labs)(?![\p{L}\p{N}])/mu;

export const paperLab = {
  name: 'paper-lab',
  score: ({ paper }, weight) => {
    const [lab] = LABS.exec(paper?.authors.join('\n') ?? '') ?? [];
    return lab === undefined ? null : { points: weight, reason: `${lab} is among its authors` };
  },
} as const satisfies QualitySignal;
