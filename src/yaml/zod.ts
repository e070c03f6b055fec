/** The schemas of everything that is configured in YAML are made with this; zod is imported nowhere else. */
export { z } from 'zod';
