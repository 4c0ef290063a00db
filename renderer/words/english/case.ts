export const supportCase = {};
