import { z } from 'zod';

// zod would probe for `new Function`, which the page's content security policy refuses (and reports). It looks when a
// schema is made: this must be imported before any of them.
z.config({ jitless: true });
