/** Owns hours and minutes of a day as people write them. */

/** `07:05`, as everywhere in the settings: quiet hours are typed like this. */
export function clockOf(minutesOfDay: number): string {
  const [hour, minute] = [Math.floor(minutesOfDay / 60), minutesOfDay % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
