/** Owns the proof that a form is read in its order and checked in the client's words. */
import { describe, expect, it } from 'vitest';
import { applyFrame } from '../../src/sandbox/page/state/frames.ts';
import { INITIAL_MODEL } from '../../src/sandbox/page/state/model.ts';
import { errorsOf, fieldsOf, partsOf } from '../../src/sandbox/page/modal/fields.ts';
import type { ModalField, PageModal } from '../../src/sandbox/page-protocol.ts';

const label = (component: object, name = 'Name') => ({ type: 18, label: name, component });
const form = (...components: object[]): PageModal => ({ custom_id: 'f', title: 'F', components });
const text = (more: object = {}) => label({ type: 4, custom_id: 'x', style: 1, ...more });
const options = [
  { label: 'A', value: 'a' },
  { label: 'B', value: 'b' },
  { label: 'C', value: 'c' },
];

describe('a form', () => {
  it('has its texts and fields in order, rows of before labels too', () => {
    const parts = partsOf(
      form(
        { type: 10, content: 'Hello' },
        text(),
        { type: 1, components: [{ type: 4, custom_id: 'old', style: 2, label: 'Old' }] },
        { type: 99 },
      ),
    );
    expect(parts.map((part) => (part.kind === 'text' ? part.content : part.label))).toEqual([
      'Hello',
      'Name',
      'Old',
    ]);
  });

  const REQUIRED = 'This field is required.';
  it.each<[string, object, Partial<ModalField>, string | undefined]>([
    ['an empty required text', text(), { value: '' }, REQUIRED],
    ['an empty text that may be', text({ required: false }), { value: '' }, undefined],
    [
      'a short text',
      text({ min_length: 3 }),
      { value: 'ab' },
      'Must be 3 or more characters long.',
    ],
    [
      'a text of three code points',
      text({ min_length: 3, max_length: 3 }),
      { value: '🙂🙂🙂' },
      undefined,
    ],
    [
      'a long text',
      text({ max_length: 2 }),
      { value: 'abc' },
      'Must be 2 or fewer characters long.',
    ],
    [
      'a menu without a choice',
      label({ type: 3, custom_id: 'x', options }),
      { values: [] },
      REQUIRED,
    ],
    [
      'a menu with too few choices',
      label({ type: 3, custom_id: 'x', options, min_values: 2, max_values: 3 }),
      { values: ['a'] },
      'Select 2 to 3.',
    ],
    [
      'radio buttons untouched',
      label({ type: 21, custom_id: 'x', options }),
      { value: '' },
      REQUIRED,
    ],
    ['a radio button', label({ type: 21, custom_id: 'x', options }), { value: 'a' }, undefined],
    [
      'all boxes of a group',
      label({ type: 22, custom_id: 'x', options }),
      { values: ['a', 'b', 'c'] },
      undefined,
    ],
    [
      'too many boxes',
      label({ type: 22, custom_id: 'x', options, max_values: 1 }),
      { values: ['a', 'b'] },
      'Select 1.',
    ],
    ['a box left empty', label({ type: 23, custom_id: 'x' }), { value: 'false' }, undefined],
  ])('judges %s', (_title, component, field, expected) => {
    const errors = errorsOf(form(component), [{ custom_id: 'x', ...field }]);
    expect(errors['x']).toBe(expected);
  });

  it('opens by its frame, and closes when the bot has answered what was sent', () => {
    const opened = applyFrame(INITIAL_MODEL, {
      type: 'modal.open',
      interaction_id: '7',
      channel_id: '3001',
      modal: form(text()),
    }).modal;
    expect(opened && fieldsOf(opened.form).length).toBe(1);
    const sent = { ...INITIAL_MODEL, modal: opened && { ...opened, sentAs: '8' } };
    const answered = { type: 'interaction.answered', channel_id: '3001' } as const;
    expect(applyFrame(sent, { ...answered, interaction_id: '9' }).modal).toBe(sent.modal);
    expect(applyFrame(sent, { ...answered, interaction_id: '8' }).modal).toBeUndefined();
    const failed = applyFrame(sent, {
      type: 'interaction.failed',
      interaction_id: '8',
      channel_id: '3001',
      reason: 'too late',
    });
    expect(failed.modal).toMatchObject({
      sentAs: undefined,
      refusal: 'Something went wrong. Try again.',
    });
  });
});
