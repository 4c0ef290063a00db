/**
 * Puts a table on the clipboard: as HTML for Word and mail, as plain text for everything else. False where that was
 * refused. By the copy command, which needs no permission: this window grants none.
 */
export function copyRichText(plain: string, html: string): boolean {
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', plain);
    event.clipboardData?.setData('text/html', html);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', onCopy, { capture: true });
  try {
    // The modern clipboard asks for a permission.
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true });
  }
}
