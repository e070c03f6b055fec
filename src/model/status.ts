/**
 * Status of an observation: the letters of the SDMX code list CL_OBS_STATUS.
 * A normal, B break, D definition differs, E estimated, F forecast, G experimental, H missing (holiday), I imputed,
 * J derogation, K included in another category, L not collected, M cannot exist, N not significant, O missing,
 * P provisional, Q suppressed, S strike or special event, U low reliability, V unvalidated, W includes another category.
 * Source: SDMX CL_OBS_STATUS 2.x; domain.md 1.5.
 */
export const OBS_STATUSES = [
  'A',
  'B',
  'D',
  'E',
  'F',
  'G',
  'H',
  'I',
  'J',
  'K',
  'L',
  'M',
  'N',
  'O',
  'P',
  'Q',
  'S',
  'U',
  'V',
  'W',
] as const;
export type ObsStatus = (typeof OBS_STATUSES)[number];

/** Why a growth, share or rank is not there; free of language, printed in words by the publication formats. */
const MARKS = [
  'turned_profit',
  'turned_loss',
  'loss_narrowed',
  'loss_widened',
  'no_base',
  'suppressed',
  'missing',
  'not_published',
] as const;
export type Mark = (typeof MARKS)[number];
