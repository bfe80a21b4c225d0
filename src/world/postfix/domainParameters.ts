/** The domains and addresses that a Postfix takes mail for, and the clients it knows. */
import * as v from 'valibot';
import { addressField, hostNameField, ipAddressField, yesNoField } from '../fields';

const domains = v.pipe(
  v.array(hostNameField, 'a list of domain names'),
  v.maxLength(50, 'a list of at most 50 domain names'),
);

const addresses = v.pipe(
  v.array(addressField, 'a list of addresses'),
  v.maxLength(50, 'a list of at most 50 addresses'),
);

export const domainEntries = {
  mydestination: domains,
  mynetworks: v.pipe(
    v.array(ipAddressField, 'a list of IPv4 addresses'),
    v.maxLength(50, 'a list of at most 50 IPv4 addresses'),
  ),
  relay_domains: domains,
  relay_recipient_maps: addresses,
  virtual_mailbox_domains: domains,
  virtual_mailbox_maps: addresses,
  virtual_alias_domains: domains,
  virtual_alias_maps: addresses,
  smtpd_reject_unlisted_recipient: yesNoField,
  smtpd_reject_unlisted_sender: yesNoField,
};

export const domainDefaults = {
  mydestination: [],
  mynetworks: ['127.0.0.1'],
  relay_domains: [],
  relay_recipient_maps: [],
  virtual_mailbox_domains: [],
  virtual_mailbox_maps: [],
  virtual_alias_domains: [],
  virtual_alias_maps: [],
  smtpd_reject_unlisted_recipient: true,
  smtpd_reject_unlisted_sender: false,
};
