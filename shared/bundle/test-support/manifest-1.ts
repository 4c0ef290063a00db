/**
 * A manifest as version 1 was first written, every field of it. Frozen: every later program has to open it, so this
 * text never changes. What is added to version 1 goes into other tests.
 */
export const frozenManifest1 = `{
  "schema": "connect-support-bundle/manifest/1",
  "tool": {
    "name": "connect-support-bundle",
    "version": "0.1.0"
  },
  "collectedAt": "2026-11-16T09:30:00.000Z",
  "window": {
    "since": "2026-11-09T09:30:00.000Z",
    "until": "2026-11-16T09:30:00.000Z"
  },
  "computer": "CONNECT01",
  "sample": null,
  "redacted": true,
  "items": [
    {
      "id": "application-event-log",
      "title": "Application event log",
      "state": "truncated",
      "reason": "exported, 3.6 MB",
      "durationMs": 812,
      "bytes": 3735552,
      "supplies": ["eventLogSettings"],
      "files": ["Application.xml"]
    },
    {
      "id": "directory",
      "title": "Directory",
      "state": "skipped",
      "reason": "left out on request",
      "durationMs": 0,
      "bytes": 0,
      "supplies": ["directoryPolicy"],
      "files": []
    }
  ],
  "request": {
    "caseNumber": "TK-1",
    "requester": "Jo",
    "fingerprint": "K7QM-2X9D-4TBA",
    "items": [
      {
        "id": "application-event-log",
        "why": "why resets fail",
        "state": "partly",
        "reason": "exported, 3.6 MB"
      },
      {
        "id": "directory",
        "why": "flags of the users",
        "state": "refused",
        "reason": "not needed"
      }
    ]
  },
  "files": [
    {
      "name": "facts.json",
      "size": 3,
      "sha256": "ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356"
    },
    {
      "name": "Application.xml",
      "size": 17,
      "sha256": "3f2e879941c23cc4ba822b7fcf62857c830f2fa62498f01cee12bb1dab15ab44"
    }
  ]
}
`;

/** The files it lists, byte for byte. */
export const frozenFiles1 = { 'facts.json': '{}\n', 'Application.xml': '<Events></Events>' } as const;

/** Code of that manifest, as it was read out then. */
export const frozenCode1 = '91FY-SBMT-AQ7G';
