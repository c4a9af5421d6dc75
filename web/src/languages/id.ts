export const words: Record<string, object> = {};
