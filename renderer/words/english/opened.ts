export const opened = {};
