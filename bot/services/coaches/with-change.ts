import type { CoachProfile } from '../../../data/coach-profile.ts'
import type { CoachChange } from '../../../dialogs/coaches/port.ts'

/** A profile as it is to be. Whether somebody is external is not in here to stay: the list of staff has the last word. */
export function withChange(
  { until: was, ...before }: CoachProfile,
  { until = was, external: _external, ...change }: CoachChange,
): CoachProfile {
  return { ...before, ...change, ...(typeof until === 'string' && { until }) }
}
