/** First argument that makes the command line the far side of a decoding. */
export const childArgument = '--decode-child';
