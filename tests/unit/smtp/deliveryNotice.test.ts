// What a sender asks to be told, as MAIL and RCPT carry it (RFC 3461 §4).

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeXtext,
  encodeXtext,
  mailNoticeParameters,
  NOTHING_ASKED,
  notifyParameter,
  readNoticeRequest,
  requestFor,
  wantsNotice,
} from '../../../src/smtp/deliveryNotice';
import { parsePathArgument, type Parameter } from '../../../src/smtp/path';
import { fuzzRuns } from '../../kit/fuzzRuns';

function parametersOf(argument: string, keyword: 'FROM' | 'TO'): readonly Parameter[] {
  const path = parsePathArgument(argument, keyword);
  return path.kind === 'path' ? path.parameters : [];
}

describe('xtext', () => {
  it('hides what is no plain character, and the two that it needs itself', () => {
    expect(encodeXtext('QQ314159+ =é')).toBe('QQ314159+2B+20+3D+E9');
    expect(decodeXtext('Bob+2B1@example.net')).toBe('Bob+1@example.net');
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]{0,40}$/u), (text) => {
        expect(encodeXtext(text)).toMatch(/^[!-~]*$/u);
        expect(decodeXtext(encodeXtext(text))).toBe(text);
      }),
      fuzzRuns(200),
    );
  });
});

describe('a request', () => {
  const request = readNoticeRequest(
    parametersOf('FROM:<a@example.org> RET=hdrs ENVID=QQ+2B1', 'FROM'),
    {
      'b@example.net': parametersOf(
        'TO:<b@example.net> NOTIFY=delay,SUCCESS ORCPT=rfc822;Bob+2B1@example.net',
        'TO',
      ),
    },
  );

  it('is read from the parameters, whatever their case', () => {
    expect(request).toEqual({
      envelopeId: 'QQ+1',
      returns: 'HDRS',
      recipients: {
        'b@example.net': {
          notify: ['SUCCESS', 'DELAY'],
          originalRecipient: 'rfc822;Bob+1@example.net',
        },
      },
    });
  });

  it('is written for the next server as it came', () => {
    expect(mailNoticeParameters(request)).toEqual(['ENVID=QQ+2B1', 'RET=HDRS']);
    const asked = requestFor(request, 'b@example.net');
    expect(notifyParameter(asked)).toEqual(['NOTIFY=SUCCESS,DELAY']);
    expect(mailNoticeParameters(NOTHING_ASKED)).toEqual([]);
  });

  it('decides what is told', () => {
    const asked = requestFor(request, 'b@example.net');
    expect(wantsNotice(asked, 'SUCCESS')).toBe(true);
    expect(wantsNotice(asked, 'FAILURE')).toBe(false);
    const plain = requestFor(request, 'c@example.net');
    expect([wantsNotice(plain, 'SUCCESS'), wantsNotice(plain, 'FAILURE')]).toEqual([false, true]);
    const never = { notify: ['NEVER'], originalRecipient: null } as const;
    expect(wantsNotice(never, 'DELAY')).toBe(false);
  });
});
