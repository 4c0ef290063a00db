import { contextBridge, ipcRenderer } from 'electron';
import { eventChannels, requestChannels } from '../shared/ipc/channels.ts';

// The whole surface between page and main process. No libraries, no logic: schemas are checked at both ends.
contextBridge.exposeInMainWorld('connectSupport', {
  request: (channel: (typeof requestChannels)[number], input: unknown) =>
    requestChannels.includes(channel)
      ? ipcRenderer.invoke(channel, input)
      : Promise.reject(new Error('no such channel')),
  subscribe(channel: (typeof eventChannels)[number], listener: (payload: unknown) => void) {
    if (!eventChannels.includes(channel)) throw new Error('no such channel');
    const forward = (_event: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on(channel, forward);
    return () => void ipcRenderer.off(channel, forward);
  },
});
