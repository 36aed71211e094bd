/** Owns the checks that the client makes before it sends a press or a selection. */
import { allComponents, TYPE } from '../rules/component-tree.ts';

type Use = { custom_id: string; component_type: number; values?: string[] };

export type UsedComponent = Readonly<Record<string, unknown>>;

/** The component meant, or the sentence that the client shows. */
export function usableComponent(components: unknown, use: Use): UsedComponent | string {
  const found = allComponents(components).find(
    ({ component }) =>
      component['custom_id'] === use.custom_id && component['type'] === use.component_type,
  )?.component;
  if (found === undefined) return 'This component is not on the message any more.';
  if (found['disabled'] === true) return 'This component is disabled.';
  if (found['type'] === TYPE.button) return found;
  const values = use.values ?? [];
  return refusalOfCount(found, values, 1) ?? refusalOfUnknownValue(found, values) ?? found;
}

/** `mostByDefault` counts where the component does not say how many may be picked. */
export function refusalOfCount(
  component: UsedComponent,
  values: readonly string[],
  mostByDefault: number,
): string | undefined {
  const least = Number(component['min_values'] ?? 1);
  const most = Number(component['max_values'] ?? mostByDefault);
  const isOnceEach = new Set(values).size === values.length;
  if (isOnceEach && values.length >= least && values.length <= most) return undefined;
  return least === most ? `Select ${least}.` : `Select ${least} to ${most}.`;
}

/** Of components that list what can be picked. */
export function refusalOfUnknownValue(
  component: UsedComponent,
  values: readonly string[],
): string | undefined {
  const options: unknown = component['options'];
  if (!Array.isArray(options)) return undefined;
  const known = new Set(options.map((option: { value?: unknown }) => option.value));
  return values.every((value) => known.has(value)) ? undefined : 'This is not one of the options.';
}
