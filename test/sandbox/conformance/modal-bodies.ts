/** Owns the bodies of modals that the tests open. */

export const label = (component: object, text = 'Label'): object => ({
  type: 18,
  label: text,
  component,
});
export const text = (customId = 'text', more: object = {}): object => ({
  type: 4,
  style: 1,
  custom_id: customId,
  ...more,
});
export const modal = (components: object[], more: object = {}): object => ({
  type: 9,
  data: { custom_id: 'form', title: 'A form', components, ...more },
});
export const options = [
  { label: 'A', value: 'a' },
  { label: 'B', value: 'b' },
];
