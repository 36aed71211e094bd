/** Owns the list of forms that Keypoint reads. */
import type { Form } from '../definition.ts';
import { dmQuiet } from './dm-quiet.ts';
import { dmZone } from './dm-zone.ts';
import { editAlert } from './edit-alert.ts';
import { followFormSent } from './follow-form.ts';
import { setupZone } from './setup-zone.ts';

export const forms: readonly Form[] = [editAlert, setupZone, followFormSent, dmZone, dmQuiet];
