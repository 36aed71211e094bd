/** Owns the asking of the bot for an option's list: debounced, and only the newest answer counts. */
import type { FilledOption, PageInteraction, PageInteractionAnswer } from '../../page-protocol.ts';
import type { ListedValue } from './listed.ts';

export type Completions = {
  option: string | undefined;
  status: 'idle' | 'loading' | 'ready' | 'failed';
  list: readonly ListedValue[];
};

type Question = { userId: string; channelId: string; commandId: string; options: FilledOption[] };

type Dependencies = {
  send: (interaction: PageInteraction, signal: AbortSignal) => Promise<PageInteractionAnswer>;
  onChange: () => void;
};

const DEBOUNCE_MS = 150;
const NONE: Completions = { option: undefined, status: 'idle', list: [] };

export function createCompletions({ send, onChange }: Dependencies) {
  let current = NONE;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = new AbortController();

  async function ask(
    option: string,
    question: Question,
    { signal }: AbortController,
  ): Promise<void> {
    const answer = await send(
      {
        kind: 'autocomplete',
        user_id: question.userId,
        channel_id: question.channelId,
        command_id: question.commandId,
        options: question.options,
      },
      signal,
    );
    if (signal.aborted) return;
    current =
      'choices' in answer
        ? {
            option,
            status: 'ready',
            list: answer.choices.map(({ name, value }) => ({ label: name, value })),
          }
        : { option, status: 'failed', list: [] };
    onChange();
  }

  function stop(): void {
    clearTimeout(timer);
    asked.abort();
    current = NONE;
  }

  return {
    get: (): Completions => current,
    stop,
    /** `isTyping` waits for a pause first; the list of before stays in sight meanwhile. */
    ask(option: string, question: Question, isTyping: boolean): void {
      const before = current.option === option ? current.list : [];
      stop();
      asked = new AbortController();
      current = { option, status: 'loading', list: before };
      const mine = asked;
      timer = setTimeout(() => void ask(option, question, mine), isTyping ? DEBOUNCE_MS : 0);
    },
  };
}
