<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>Advice</name>
    <message>
        <source>Raising ends at once, at %1 of %2. No donation is taken any more and monthly pledges to this campaign stop. Milestones are scaled down to what was raised. This cannot be taken back.</source>
        <translation>Raising ends at once, at %1 of %2. No donation is taken any more and monthly pledges to this campaign stop. Milestones are scaled down to what was raised. This cannot be taken back.</translation>
    </message>
    <message>
        <source>No donation and no payout until it is resumed. %1 donors see the campaign as suspended on the portal; %2 stay in its account.</source>
        <translation>No donation and no payout until it is resumed. %1 donors see the campaign as suspended on the portal; %2 stay in its account.</translation>
    </message>
    <message>
        <source>Raising and payouts go on. If the end (%1) has passed meanwhile, raising ends at once.</source>
        <translation>Raising and payouts go on. If the end (%1) has passed meanwhile, raising ends at once.</translation>
    </message>
    <message>
        <source>The campaign ends for good. Nothing has been raised, so nothing is refunded.</source>
        <translation>The campaign ends for good. Nothing has been raised, so nothing is refunded.</translation>
    </message>
    <message>
        <source>The campaign ends for good: %1 that are not spent, and what running plans give back, are refunded to %2 donors in proportion. %3 were paid out already and stay there. This cannot be taken back.</source>
        <translation>The campaign ends for good: %1 that are not spent, and what running plans give back, are refunded to %2 donors in proportion. %3 were paid out already and stay there. This cannot be taken back.</translation>
    </message>
    <message>
        <source>The report goes to the auditor. %1 of the %2 that the organisation was paid are reported.</source>
        <translation>The report goes to the auditor. %1 of the %2 that the organisation was paid are reported.</translation>
    </message>
    <message>
        <source>After the audit the campaign closes by itself; %1 that are left are settled by its rule (%2).</source>
        <translation>After the audit the campaign closes by itself; %1 that are left are settled by its rule (%2).</translation>
    </message>
    <message>
        <source>Once registered, the campaign opens by itself on %1 and can no longer be edited.</source>
        <translation>Once registered, the campaign opens by itself on %1 and can no longer be edited.</translation>
    </message>
    <message>
        <source>%1 are paid to the recipient at once, by themselves. This cannot be taken back.</source>
        <translation>%1 are paid to the recipient at once, by themselves. This cannot be taken back.</translation>
    </message>
    <message>
        <source>Nothing is paid. The manager can hand in other evidence.</source>
        <translation>Nothing is paid. The manager can hand in other evidence.</translation>
    </message>
    <message>
        <source>This decides on %1. Look at every piece of evidence before you approve.</source>
        <translation>This decides on %1. Look at every piece of evidence before you approve.</translation>
    </message>
    <message>
        <source>%1 may be distributed to %2 beneficiaries once the milestone is paid.</source>
        <translation>%1 may be distributed to %2 beneficiaries once the milestone is paid.</translation>
    </message>
    <message>
        <source>The plan is rejected; the manager can make another one.</source>
        <translation>The plan is rejected; the manager can make another one.</translation>
    </message>
</context>
<context>
    <name>ApprovalAdvice</name>
    <message>
        <source>%1: executed with your approval. Open it alone to see every record that changes.</source>
        <translation>%1: executed with your approval. Open it alone to see every record that changes.</translation>
    </message>
    <message>
        <source>%1: waits for more approvals after yours.</source>
        <translation>%1: waits for more approvals after yours.</translation>
    </message>
</context>
<context>
    <name>ApprovalWords</name>
    <message>
        <source>%1 day</source>
        <translation>%1 day</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 days</translation>
    </message>
    <message>
        <source>%1 hour</source>
        <translation>%1 hour</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 hours</translation>
    </message>
    <message>
        <source>%1 minute</source>
        <translation>%1 minute</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 minutes</translation>
    </message>
    <message>
        <source>any officer</source>
        <translation>any officer</translation>
    </message>
    <message>
        <source>all of different agencies</source>
        <translation>all of different agencies</translation>
    </message>
    <message>
        <source>After your signature %1 other officer must approve this (%2), within %3. Until then nothing changes.</source>
        <translation>After your signature %1 other officer must approve this (%2), within %3. Until then nothing changes.</translation>
    </message>
    <message>
        <source>After your signature %1 other officers must approve this (%2), within %3. Until then nothing changes.</source>
        <translation>After your signature %1 other officers must approve this (%2), within %3. Until then nothing changes.</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Planned for %1 · %2</source>
        <translation>Planned for %1 · %2</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>%1: new</source>
        <translation>%1: new</translation>
    </message>
    <message>
        <source>%1: changed</source>
        <translation>%1: changed</translation>
    </message>
    <message>
        <source>%1: removed</source>
        <translation>%1: removed</translation>
    </message>
    <message>
        <source>%1: a restricted record that you may not read</source>
        <translation>%1: a restricted record that you may not read</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blocks</translation>
    </message>
    <message>
        <source>No blocks yet</source>
        <translation>No blocks yet</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transactions</translation>
    </message>
    <message>
        <source>In the log</source>
        <translation>In the log</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>State root</source>
        <translation>State root</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Node</translation>
    </message>
    <message>
        <source>No transactions yet</source>
        <translation>No transactions yet</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Place in the log</source>
        <translation>Place in the log</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaction</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Campaigns</translation>
    </message>
    <message>
        <source>No campaigns yet</source>
        <translation>No campaigns yet</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campaign</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Raised</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Paid out</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Donors</source>
        <translation>Donors</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Cost share</source>
        <translation>Cost share</translation>
    </message>
    <message>
        <source>Donations</source>
        <translation>Donations</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Starts</translation>
    </message>
    <message>
        <source>Use until</source>
        <translation>Use until</translation>
    </message>
    <message>
        <source>Stop rule</source>
        <translation>Stop rule</translation>
    </message>
    <message>
        <source>Left-over money</source>
        <translation>Left-over money</translation>
    </message>
    <message>
        <source>Registration number</source>
        <translation>Registration number</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Sum tree root</source>
        <translation>Sum tree root</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Organisations</translation>
    </message>
    <message>
        <source>No organisations yet</source>
        <translation>No organisations yet</translation>
    </message>
    <message>
        <source>Business number</source>
        <translation>Business number</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Milestones and pay-outs</source>
        <translation>Milestones and pay-outs</translation>
    </message>
    <message>
        <source>No milestones yet</source>
        <translation>No milestones yet</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>Milestone</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>Paid to</source>
        <translation>Paid to</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Paid at</source>
        <translation>Paid at</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Distribution plans</source>
        <translation>Distribution plans</translation>
    </message>
    <message>
        <source>No distribution plans yet</source>
        <translation>No distribution plans yet</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Distributed</source>
        <translation>Distributed</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Spent</translation>
    </message>
    <message>
        <source>Beneficiaries</source>
        <translation>Beneficiaries</translation>
    </message>
    <message>
        <source>Months paid</source>
        <translation>Months paid</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Months</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>May be spent on</source>
        <translation>May be spent on</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Usage</translation>
    </message>
    <message>
        <source>No usage has been reported yet</source>
        <translation>No usage has been reported yet</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>No donations yet</source>
        <translation>No donations yet</translation>
    </message>
    <message>
        <source>Donation</source>
        <translation>Donation</translation>
    </message>
    <message>
        <source>Donor (pseudonym)</source>
        <translation>Donor (pseudonym)</translation>
    </message>
    <message>
        <source>Pledge</source>
        <translation>Pledge</translation>
    </message>
    <message>
        <source>Tax receipt</source>
        <translation>Tax receipt</translation>
    </message>
    <message>
        <source>Pledges</source>
        <translation>Pledges</translation>
    </message>
    <message>
        <source>No pledges yet</source>
        <translation>No pledges yet</translation>
    </message>
    <message>
        <source>Monthly amount</source>
        <translation>Monthly amount</translation>
    </message>
    <message>
        <source>Payments made</source>
        <translation>Payments made</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>Next payment</source>
        <translation>Next payment</translation>
    </message>
    <message>
        <source>Merchants</source>
        <translation>Merchants</translation>
    </message>
    <message>
        <source>No merchants yet</source>
        <translation>No merchants yet</translation>
    </message>
    <message>
        <source>Merchant</source>
        <translation>Merchant</translation>
    </message>
    <message>
        <source>Top-up requests</source>
        <translation>Top-up requests</translation>
    </message>
    <message>
        <source>No top-up requests</source>
        <translation>No top-up requests</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Citizen (pseudonym)</source>
        <translation>Citizen (pseudonym)</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>Officers</translation>
    </message>
    <message>
        <source>No officers yet</source>
        <translation>No officers yet</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>DID</source>
        <translation>DID</translation>
    </message>
    <message>
        <source>Agencies</source>
        <translation>Agencies</translation>
    </message>
    <message>
        <source>No agencies yet</source>
        <translation>No agencies yet</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Signer&apos;s DID</source>
        <translation>Signer&apos;s DID</translation>
    </message>
    <message>
        <source>Nothing of this kind has happened yet</source>
        <translation>Nothing of this kind has happened yet</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>All actions</translation>
    </message>
    <message>
        <source>My actions</source>
        <translation>My actions</translation>
    </message>
    <message>
        <source>Refusals</source>
        <translation>Refusals</translation>
    </message>
    <message>
        <source>Officers and roles</source>
        <translation>Officers and roles</translation>
    </message>
    <message>
        <source>from block %1</source>
        <translation>from block %1</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Proposed by</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Approvals</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Needed</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>Waiting for me</source>
        <translation>Waiting for me</translation>
    </message>
    <message>
        <source>Nothing waits for your approval</source>
        <translation>Nothing waits for your approval</translation>
    </message>
    <message>
        <source>Proposed by me</source>
        <translation>Proposed by me</translation>
    </message>
    <message>
        <source>You have proposed nothing yet</source>
        <translation>You have proposed nothing yet</translation>
    </message>
    <message>
        <source>All proposals</source>
        <translation>All proposals</translation>
    </message>
    <message>
        <source>No proposals yet</source>
        <translation>No proposals yet</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>No action waits for approval</source>
        <translation>No action waits for approval</translation>
    </message>
    <message>
        <source>Approvals needed</source>
        <translation>Approvals needed</translation>
    </message>
    <message>
        <source>Roles that approve</source>
        <translation>Roles that approve</translation>
    </message>
    <message>
        <source>Agencies that approve</source>
        <translation>Agencies that approve</translation>
    </message>
    <message>
        <source>Different agencies</source>
        <translation>Different agencies</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Issued credentials</source>
        <translation>Issued credentials</translation>
    </message>
    <message>
        <source>No credential has been issued yet</source>
        <translation>No credential has been issued yet</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Credential</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Status list</source>
        <translation>Status list</translation>
    </message>
    <message>
        <source>Vault record</source>
        <translation>Vault record</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>Commitment</translation>
    </message>
    <message>
        <source>Credential types</source>
        <translation>Credential types</translation>
    </message>
    <message>
        <source>No credential types yet</source>
        <translation>No credential types yet</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Claims</translation>
    </message>
    <message>
        <source>Valid for days</source>
        <translation>Valid for days</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formats</translation>
    </message>
    <message>
        <source>Type name</source>
        <translation>Type name</translation>
    </message>
    <message>
        <source>Defined</source>
        <translation>Defined</translation>
    </message>
    <message>
        <source>Accreditations</source>
        <translation>Accreditations</translation>
    </message>
    <message>
        <source>No agency is accredited yet</source>
        <translation>No agency is accredited yet</translation>
    </message>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Accredited by</source>
        <translation>Accredited by</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>Verifiers</source>
        <translation>Verifiers</translation>
    </message>
    <message>
        <source>No verifier is registered yet</source>
        <translation>No verifier is registered yet</translation>
    </message>
    <message>
        <source>Verifier</source>
        <translation>Verifier</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Issuers and keys</source>
        <translation>Issuers and keys</translation>
    </message>
    <message>
        <source>No agency has entered its issuing keys yet</source>
        <translation>No agency has entered its issuing keys yet</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Issuer address</source>
        <translation>Issuer address</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Issuing service</source>
        <translation>Issuing service</translation>
    </message>
    <message>
        <source>Status lists</source>
        <translation>Status lists</translation>
    </message>
    <message>
        <source>No status list yet; the first issue opens one</source>
        <translation>No status list yet; the first issue opens one</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>Certificate until</source>
        <translation>Certificate until</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>Replaced by</translation>
    </message>
    <message>
        <source>Node of</source>
        <translation>Node of</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Invitations</translation>
    </message>
    <message>
        <source>Nobody is invited</source>
        <translation>Nobody is invited</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Code expires</source>
        <translation>Code expires</translation>
    </message>
    <message>
        <source>Other key for</source>
        <translation>Other key for</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Invited</translation>
    </message>
    <message>
        <source>Deputies</source>
        <translation>Deputies</translation>
    </message>
    <message>
        <source>No deputies</source>
        <translation>No deputies</translation>
    </message>
    <message>
        <source>Deputy</source>
        <translation>Deputy</translation>
    </message>
    <message>
        <source>Stands in for</source>
        <translation>Stands in for</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>No certificates yet</source>
        <translation>No certificates yet</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Serial number</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Your agency holds no records</source>
        <translation>Your agency holds no records</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>Kind of record</translation>
    </message>
    <message>
        <source>Person (pseudonym)</source>
        <translation>Person (pseudonym)</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Collected</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Kept until</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Who looked</translation>
    </message>
    <message>
        <source>Nobody has looked at anything yet</source>
        <translation>Nobody has looked at anything yet</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>No requests</source>
        <translation>No requests</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Record with the explanation</source>
        <translation>Record with the explanation</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>Reason of the answer</source>
        <translation>Reason of the answer</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Consents</translation>
    </message>
    <message>
        <source>No consents yet</source>
        <translation>No consents yet</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Nothing is given to other agencies</source>
        <translation>Nothing is given to other agencies</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>No kinds of record yet</source>
        <translation>No kinds of record yet</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>Years</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>Counted from</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Then</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Kept apart</source>
        <translation>Kept apart</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Destroyed</translation>
    </message>
    <message>
        <source>Law for keeping apart</source>
        <translation>Law for keeping apart</translation>
    </message>
    <message>
        <source>Kept apart for (years)</source>
        <translation>Kept apart for (years)</translation>
    </message>
    <message>
        <source>Due for destruction</source>
        <translation>Due for destruction</translation>
    </message>
    <message>
        <source>Nothing waits for destruction</source>
        <translation>Nothing waits for destruction</translation>
    </message>
    <message>
        <source>Certificates of destruction</source>
        <translation>Certificates of destruction</translation>
    </message>
    <message>
        <source>Nothing was destroyed yet</source>
        <translation>Nothing was destroyed yet</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>Ordered by</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Ordered</translation>
    </message>
    <message>
        <source>Certified</source>
        <translation>Certified</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Root of the destroyed commitments</source>
        <translation>Root of the destroyed commitments</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Resident registration number</source>
        <translation>Resident registration number</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>Motive</source>
        <translation>Motive</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation>Elections</translation>
    </message>
    <message>
        <source>No elections yet</source>
        <translation>No elections yet</translation>
    </message>
    <message>
        <source>Election</source>
        <translation>Election</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Rehearsal</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Opens</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Closes</translation>
    </message>
    <message>
        <source>On the roll</source>
        <translation>On the roll</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>Enrolment from</source>
        <translation>Enrolment from</translation>
    </message>
    <message>
        <source>Enrolment until</source>
        <translation>Enrolment until</translation>
    </message>
    <message>
        <source>Trustees</source>
        <translation>Trustees</translation>
    </message>
    <message>
        <source>Trustees needed</source>
        <translation>Trustees needed</translation>
    </message>
    <message>
        <source>Certifiers needed</source>
        <translation>Certifiers needed</translation>
    </message>
    <message>
        <source>Voting again</source>
        <translation>Voting again</translation>
    </message>
    <message>
        <source>Make a rehearsal of it</source>
        <translation>Make a rehearsal of it</translation>
    </message>
    <message>
        <source>Voters</source>
        <translation>Voters</translation>
    </message>
    <message>
        <source>Nobody is on a roll yet</source>
        <translation>Nobody is on a roll yet</translation>
    </message>
    <message>
        <source>Precinct</source>
        <translation>Precinct</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>Added late</source>
        <translation>Added late</translation>
    </message>
    <message>
        <source>Enrolled at</source>
        <translation>Enrolled at</translation>
    </message>
    <message>
        <source>Invitation key</source>
        <translation>Invitation key</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>No objections</source>
        <translation>No objections</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Make a new invitation code</source>
        <translation>Make a new invitation code</translation>
    </message>
</context>
<context>
    <name>ElectionPapers</name>
    <message>
        <source>Document no. %1</source>
        <translation>Document no. %1</translation>
    </message>
    <message>
        <source>(official seal)</source>
        <translation>(official seal)</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>Fingerprint of the election: %1</source>
        <translation>Fingerprint of the election: %1</translation>
    </message>
    <message>
        <source>Head of the ballot chain: %1</source>
        <translation>Head of the ballot chain: %1</translation>
    </message>
    <message>
        <source>Hash of the result: %1</source>
        <translation>Hash of the result: %1</translation>
    </message>
    <message>
        <source>Table of the counting</source>
        <translation>Table of the counting</translation>
    </message>
    <message>
        <source>Voting began</source>
        <translation>Voting began</translation>
    </message>
    <message>
        <source>Voting ended</source>
        <translation>Voting ended</translation>
    </message>
    <message>
        <source>Counting began</source>
        <translation>Counting began</translation>
    </message>
    <message>
        <source>Counting ended</source>
        <translation>Counting ended</translation>
    </message>
    <message>
        <source>Ballots replaced by a later one</source>
        <translation>Ballots replaced by a later one</translation>
    </message>
    <message>
        <source>Ballots opened to check</source>
        <translation>Ballots opened to check</translation>
    </message>
    <message>
        <source>Counted by the trustees</source>
        <translation>Counted by the trustees</translation>
    </message>
    <message>
        <source>By precinct</source>
        <translation>By precinct</translation>
    </message>
    <message>
        <source>Nothing has been counted.</source>
        <translation>Nothing has been counted.</translation>
    </message>
    <message>
        <source>The votes were counted as above.</source>
        <translation>The votes were counted as above.</translation>
    </message>
    <message>
        <source>Announcement of who is elected</source>
        <translation>Announcement of who is elected</translation>
    </message>
    <message>
        <source>Certified</source>
        <translation>Certified</translation>
    </message>
    <message>
        <source>Commissioners who signed</source>
        <translation>Commissioners who signed</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Votes</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>The tie was decided: %1</source>
        <translation>The tie was decided: %1</translation>
    </message>
    <message>
        <source>Transactions of the certification:</source>
        <translation>Transactions of the certification:</translation>
    </message>
    <message>
        <source>It is announced that those named above are elected.</source>
        <translation>It is announced that those named above are elected.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Issued at %1</source>
        <translation>Issued at %1</translation>
    </message>
    <message>
        <source>[Rehearsal] %1</source>
        <translation>[Rehearsal] %1</translation>
    </message>
    <message>
        <source>Anybody can save the full record on this election&apos;s page in the citizens&apos; portal, and verify this paper from it with the program maru-verify: maru-verify election FILE</source>
        <translation>Anybody can save the full record on this election&apos;s page in the citizens&apos; portal, and verify this paper from it with the program maru-verify: maru-verify election FILE</translation>
    </message>
    <message>
        <source>Chair of the commission:                               (seal)      Commissioner:                               (seal)      Commissioner:                               (seal)</source>
        <translation>Chair of the commission:                               (seal)      Commissioner:                               (seal)      Commissioner:                               (seal)</translation>
    </message>
    <message>
        <source>Observer:                               (seal)      Observer:                               (seal)      Observer:                               (seal)</source>
        <translation>Observer:                               (seal)      Observer:                               (seal)      Observer:                               (seal)</translation>
    </message>
    <message>
        <source>Voters on the roll</source>
        <translation>Voters on the roll</translation>
    </message>
    <message>
        <source>Voters enrolled</source>
        <translation>Voters enrolled</translation>
    </message>
    <message>
        <source>Number who voted</source>
        <translation>Number who voted</translation>
    </message>
    <message>
        <source>%1 of the enrolled</source>
        <translation>%1 of the enrolled</translation>
    </message>
    <message>
        <source>Abstained</source>
        <translation>Abstained</translation>
    </message>
    <message>
        <source>Announcement of the result</source>
        <translation>Announcement of the result</translation>
    </message>
    <message>
        <source>The result of each contest is announced as above.</source>
        <translation>The result of each contest is announced as above.</translation>
    </message>
    <message>
        <source>It is announced that the above is adopted.</source>
        <translation>It is announced that the above is adopted.</translation>
    </message>
    <message>
        <source>It is announced that the above is rejected.</source>
        <translation>It is announced that the above is rejected.</translation>
    </message>
    <message>
        <source>It is announced that nobody is elected.</source>
        <translation>It is announced that nobody is elected.</translation>
    </message>
    <message>
        <source>It is announced that nothing is adopted.</source>
        <translation>It is announced that nothing is adopted.</translation>
    </message>
    <message>
        <source>It is announced that a run-off will be held.</source>
        <translation>It is announced that a run-off will be held.</translation>
    </message>
    <message>
        <source>State of the counting (not final)</source>
        <translation>State of the counting (not final)</translation>
    </message>
    <message>
        <source>Contest on the ballot</source>
        <translation>Contest on the ballot</translation>
    </message>
    <message>
        <source>Made public by the chair at</source>
        <translation>Made public by the chair at</translation>
    </message>
    <message>
        <source>Abstained: on the roll, but did not vote. Invalid is 0: a ballot with a wrong form is refused before it is taken in.</source>
        <translation>Abstained: on the roll, but did not vote. Invalid is 0: a ballot with a wrong form is refused before it is taken in.</translation>
    </message>
    <message>
        <source>Counting is not finished. This is not the official table.</source>
        <translation>Counting is not finished. This is not the official table.</translation>
    </message>
    <message>
        <source>Turnout of the roll</source>
        <translation>Turnout of the roll</translation>
    </message>
</context>
<context>
    <name>Elections</name>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Edited</translation>
    </message>
    <message>
        <source>Key ceremony began</source>
        <translation>Key ceremony began</translation>
    </message>
    <message>
        <source>Key ceremony: next round</source>
        <translation>Key ceremony: next round</translation>
    </message>
    <message>
        <source>Key ceremony failed</source>
        <translation>Key ceremony failed</translation>
    </message>
    <message>
        <source>The election&apos;s key exists</source>
        <translation>The election&apos;s key exists</translation>
    </message>
    <message>
        <source>Trustee excluded</source>
        <translation>Trustee excluded</translation>
    </message>
    <message>
        <source>Freezing began</source>
        <translation>Freezing began</translation>
    </message>
    <message>
        <source>Freezing failed</source>
        <translation>Freezing failed</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>Voting opened</source>
        <translation>Voting opened</translation>
    </message>
    <message>
        <source>Voting paused</source>
        <translation>Voting paused</translation>
    </message>
    <message>
        <source>Voting resumed</source>
        <translation>Voting resumed</translation>
    </message>
    <message>
        <source>Closing put off</source>
        <translation>Closing put off</translation>
    </message>
    <message>
        <source>Voting closed</source>
        <translation>Voting closed</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Tie resolved</source>
        <translation>Tie resolved</translation>
    </message>
    <message>
        <source>Result certified</source>
        <translation>Result certified</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archived</translation>
    </message>
    <message>
        <source>Personal data of the roll destroyed</source>
        <translation>Personal data of the roll destroyed</translation>
    </message>
    <message>
        <source>Declared void</source>
        <translation>Declared void</translation>
    </message>
    <message>
        <source>Part of the roll&apos;s personal data destroyed</source>
        <translation>Part of the roll&apos;s personal data destroyed</translation>
    </message>
    <message>
        <source>This can be done when enrolment has ended.</source>
        <translation>This can be done when enrolment has ended.</translation>
    </message>
    <message>
        <source>This voter has enrolled already and needs no new code.</source>
        <translation>This voter has enrolled already and needs no new code.</translation>
    </message>
    <message>
        <source>This voter was removed from the roll.</source>
        <translation>This voter was removed from the roll.</translation>
    </message>
    <message>
        <source>The keys are made again</source>
        <translation>The keys are made again</translation>
    </message>
    <message>
        <source>Key ceremony: deadline passed</source>
        <translation>Key ceremony: deadline passed</translation>
    </message>
    <message>
        <source>Key ceremony: complaint about a share</source>
        <translation>Key ceremony: complaint about a share</translation>
    </message>
    <message>
        <source>Key ceremony: complaint refuted</source>
        <translation>Key ceremony: complaint refuted</translation>
    </message>
    <message>
        <source>Contest set</source>
        <translation>Contest set</translation>
    </message>
    <message>
        <source>Contest removed</source>
        <translation>Contest removed</translation>
    </message>
    <message>
        <source>Precincts set</source>
        <translation>Precincts set</translation>
    </message>
    <message>
        <source>Precinct is counted with another</source>
        <translation>Precinct is counted with another</translation>
    </message>
    <message>
        <source>Trustees named</source>
        <translation>Trustees named</translation>
    </message>
    <message>
        <source>Voting could not be opened</source>
        <translation>Voting could not be opened</translation>
    </message>
    <message>
        <source>A commissioner certified the result</source>
        <translation>A commissioner certified the result</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>Campaign %1 received %2; raised so far %3</source>
        <translation>Campaign %1 received %2; raised so far %3</translation>
    </message>
    <message>
        <source>Monthly donation %1 was not made: %2</source>
        <translation>Monthly donation %1 was not made: %2</translation>
    </message>
    <message>
        <source>Evidence came in for milestone %2 of campaign %1</source>
        <translation>Evidence came in for milestone %2 of campaign %1</translation>
    </message>
    <message>
        <source>Milestone %2 of campaign %1 was reviewed: %3</source>
        <translation>Milestone %2 of campaign %1 was reviewed: %3</translation>
    </message>
    <message>
        <source>Milestone %2 of campaign %1 was paid: %3</source>
        <translation>Milestone %2 of campaign %1 was paid: %3</translation>
    </message>
    <message>
        <source>Plan %2 of campaign %1 distributed %3</source>
        <translation>Plan %2 of campaign %1 distributed %3</translation>
    </message>
    <message>
        <source>Campaign %1 reported use of %2 in all</source>
        <translation>Campaign %1 reported use of %2 in all</translation>
    </message>
    <message>
        <source>Campaign %1 changed from “%2” to “%3”</source>
        <translation>Campaign %1 changed from “%2” to “%3”</translation>
    </message>
    <message>
        <source>Organisation %1 was verified</source>
        <translation>Organisation %1 was verified</translation>
    </message>
    <message>
        <source>A top-up of %1 was requested</source>
        <translation>A top-up of %1 was requested</translation>
    </message>
    <message>
        <source>Account of %1 was topped up by %2</source>
        <translation>Account of %1 was topped up by %2</translation>
    </message>
    <message>
        <source>Parameter %1 changes on %2</source>
        <translation>Parameter %1 changes on %2</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Folder:</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>File &amp;name:</translation>
    </message>
    <message>
        <source>Kind of file:</source>
        <translation>Kind of file:</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Not complete: a part of it could not be read.</source>
        <translation>Not complete: a part of it could not be read.</translation>
    </message>
    <message>
        <source>Not complete: only the newest entries are shown; the lists hold the rest.</source>
        <translation>Not complete: only the newest entries are shown; the lists hold the rest.</translation>
    </message>
</context>
<context>
    <name>PaletteCommands</name>
    <message>
        <source>Lock the console</source>
        <translation>Lock the console</translation>
    </message>
    <message>
        <source>Refresh this page</source>
        <translation>Refresh this page</translation>
    </message>
    <message>
        <source>Export this list</source>
        <translation>Export this list</translation>
    </message>
    <message>
        <source>Switch between Korean and English</source>
        <translation>Switch between Korean and English</translation>
    </message>
    <message>
        <source>Next colours: light, dark, high contrast</source>
        <translation>Next colours: light, dark, high contrast</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>Help for this page</translation>
    </message>
    <message>
        <source>Show the notices</source>
        <translation>Show the notices</translation>
    </message>
    <message>
        <source>Check everything from a block on…</source>
        <translation>Check everything from a block on…</translation>
    </message>
    <message>
        <source>Navigation narrow or wide</source>
        <translation>Navigation narrow or wide</translation>
    </message>
    <message>
        <source>Quit the console</source>
        <translation>Quit the console</translation>
    </message>
</context>
<context>
    <name>PeopleAdvice</name>
    <message>
        <source>Will be able to: %1</source>
        <translation>Will be able to: %1</translation>
    </message>
    <message>
        <source>Will no longer be able to: %1</source>
        <translation>Will no longer be able to: %1</translation>
    </message>
    <message>
        <source>Changes nothing of what the officer may do.</source>
        <translation>Changes nothing of what the officer may do.</translation>
    </message>
    <message>
        <source>Without a role the officer can sign nothing.</source>
        <translation>Without a role the officer can sign nothing.</translation>
    </message>
    <message>
        <source>From the next block on everything that %1 signs is refused, until the state is set back to active. What was signed before stands.</source>
        <translation>From the next block on everything that %1 signs is refused, until the state is set back to active. What was signed before stands.</translation>
    </message>
    <message>
        <source>From the next block on everything that %1 signs is refused. Cases that wait for this officer (reviews of milestones) need another one.</source>
        <translation>From the next block on everything that %1 signs is refused. Cases that wait for this officer (reviews of milestones) need another one.</translation>
    </message>
    <message>
        <source>%1 can sign again with the roles of before.</source>
        <translation>%1 can sign again with the roles of before.</translation>
    </message>
</context>
<context>
    <name>ProposalWords</name>
    <message>
        <source>Executed in block %1, %2</source>
        <translation>Executed in block %1, %2</translation>
    </message>
    <message>
        <source>Approved, but it could not be done in block %1: %2</source>
        <translation>Approved, but it could not be done in block %1: %2</translation>
    </message>
    <message>
        <source>%1 rejected it, %2: %3</source>
        <translation>%1 rejected it, %2: %3</translation>
    </message>
    <message>
        <source>Withdrawn by the proposer, %1</source>
        <translation>Withdrawn by the proposer, %1</translation>
    </message>
    <message>
        <source>Not approved in time, expired %1</source>
        <translation>Not approved in time, expired %1</translation>
    </message>
    <message>
        <source>%1 proposed this, %2.</source>
        <translation>%1 proposed this, %2.</translation>
    </message>
    <message>
        <source>%1 approved, %2</source>
        <translation>%1 approved, %2</translation>
    </message>
    <message>
        <source>%1 more approval needed: %2</source>
        <translation>%1 more approval needed: %2</translation>
    </message>
    <message>
        <source>%1 more approvals needed: %2</source>
        <translation>%1 more approvals needed: %2</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Until %1</translation>
    </message>
    <message>
        <source>That was the last approval: it was executed in block %1.</source>
        <translation>That was the last approval: it was executed in block %1.</translation>
    </message>
    <message>
        <source>That was the last approval, but it could not be done: %1 Your approval stands; nothing was changed.</source>
        <translation>That was the last approval, but it could not be done: %1 Your approval stands; nothing was changed.</translation>
    </message>
    <message>
        <source>Your approval is in block %1. %2 more is needed.</source>
        <translation>Your approval is in block %1. %2 more is needed.</translation>
    </message>
    <message>
        <source>Your approval is in block %1. %2 more are needed.</source>
        <translation>Your approval is in block %1. %2 more are needed.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>(official seal)</source>
        <translation>(official seal)</translation>
    </message>
    <message>
        <source>Proof in the ledger</source>
        <translation>Proof in the ledger</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>en</source>
        <translation>en</translation>
    </message>
    <message>
        <source>Document no. %1</source>
        <translation>Document no. %1</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>All rows</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>There are no rows for these conditions.</source>
        <translation>There are no rows for these conditions.</translation>
    </message>
    <message>
        <source>These are the records of the ledger as of block %1.</source>
        <translation>These are the records of the ledger as of block %1.</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaction</translation>
    </message>
    <message>
        <source>The computer that made this document has not checked a proof of this record.</source>
        <translation>The computer that made this document has not checked a proof of this record.</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Proof</translation>
    </message>
    <message>
        <source>This is the record of the ledger as of block %1.</source>
        <translation>This is the record of the ledger as of block %1.</translation>
    </message>
    <message>
        <source>Reading and writing the rows</source>
        <translation>Reading and writing the rows</translation>
    </message>
    <message>
        <source>Finishing the document</source>
        <translation>Finishing the document</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Saved: %1</translation>
    </message>
    <message>
        <source>Saved %1 rows: %2</source>
        <translation>Saved %1 rows: %2</translation>
    </message>
    <message>
        <source>No file was made or changed.</source>
        <translation>No file was made or changed.</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV files (*.csv)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel workbooks (*.xlsx)</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Export: %1</source>
        <translation>Export: %1</translation>
    </message>
    <message>
        <source>Print: %1</source>
        <translation>Print: %1</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>As of block</source>
        <translation>As of block</translation>
    </message>
    <message>
        <source>Time of the block</source>
        <translation>Time of the block</translation>
    </message>
    <message>
        <source>Address of the proof: %1</source>
        <translation>Address of the proof: %1</translation>
    </message>
</context>
<context>
    <name>RowFilter</name>
    <message>
        <source>contains</source>
        <translation>contains</translation>
    </message>
    <message>
        <source>is</source>
        <translation>is</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>is not</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>at least</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>at most</translation>
    </message>
    <message>
        <source>between</source>
        <translation>between</translation>
    </message>
    <message>
        <source>from</source>
        <translation>from</translation>
    </message>
    <message>
        <source>until</source>
        <translation>until</translation>
    </message>
    <message>
        <source>today</source>
        <translation>today</translation>
    </message>
    <message>
        <source>this week</source>
        <translation>this week</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>this month</translation>
    </message>
    <message>
        <source>%1 contains %2</source>
        <translation>%1 contains %2</translation>
    </message>
    <message>
        <source>%1: from %2</source>
        <translation>%1: from %2</translation>
    </message>
    <message>
        <source>%1: until %2</source>
        <translation>%1: until %2</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A signer who is not shown to you</source>
        <translation>A signer who is not shown to you</translation>
    </message>
    <message>
        <source>A citizen (key %1)</source>
        <translation>A citizen (key %1)</translation>
    </message>
    <message>
        <source>The holder of key %1</source>
        <translation>The holder of key %1</translation>
    </message>
    <message>
        <source>no. %1</source>
        <translation>no. %1</translation>
    </message>
    <message>
        <source>day %1</source>
        <translation>day %1</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1 times</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1 months</translation>
    </message>
    <message>
        <source>%1 (count)</source>
        <translation>%1 (count)</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 items</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>and %1 more</translation>
    </message>
    <message>
        <source>citizen %1</source>
        <translation>citizen %1</translation>
    </message>
    <message>
        <source>campaign %1</source>
        <translation>campaign %1</translation>
    </message>
    <message>
        <source>organisation %1</source>
        <translation>organisation %1</translation>
    </message>
    <message>
        <source>merchant %1</source>
        <translation>merchant %1</translation>
    </message>
    <message>
        <source>plan %1</source>
        <translation>plan %1</translation>
    </message>
    <message>
        <source>allotment %1</source>
        <translation>allotment %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>The content of this transaction is restricted: the ledger shows its hash only, and your roles do not include reading it.</source>
        <translation>The content of this transaction is restricted: the ledger shows its hash only, and your roles do not include reading it.</translation>
    </message>
    <message>
        <source>%1 carried out “%2”</source>
        <translation>%1 carried out “%2”</translation>
    </message>
    <message>
        <source>%1 attempted “%2”</source>
        <translation>%1 attempted “%2”</translation>
    </message>
    <message>
        <source>In block %1, at %2.</source>
        <translation>In block %1, at %2.</translation>
    </message>
    <message>
        <source>Accepted in block %1, at %2.</source>
        <translation>Accepted in block %1, at %2.</translation>
    </message>
    <message>
        <source>Refused in block %1, at %2; nothing was changed. Reason: %3</source>
        <translation>Refused in block %1, at %2; nothing was changed. Reason: %3</translation>
    </message>
    <message>
        <source>%1 proposed “%2” for approval</source>
        <translation>%1 proposed “%2” for approval</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Draft</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Target reached</source>
        <translation>Target reached</translation>
    </message>
    <message>
        <source>Period ended</source>
        <translation>Period ended</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Distributing</source>
        <translation>Distributing</translation>
    </message>
    <message>
        <source>Reporting</source>
        <translation>Reporting</translation>
    </message>
    <message>
        <source>Audited</source>
        <translation>Audited</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Refunding</source>
        <translation>Refunding</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>Needs review</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>Committed</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Edited</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>Extended</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Resumed</translation>
    </message>
    <message>
        <source>Raising ended</source>
        <translation>Raising ended</translation>
    </message>
    <message>
        <source>Donation</source>
        <translation>Donation</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Paid out</translation>
    </message>
    <message>
        <source>Distributed</source>
        <translation>Distributed</translation>
    </message>
    <message>
        <source>Unused money returned</source>
        <translation>Unused money returned</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Remainder passed on</source>
        <translation>Remainder passed on</translation>
    </message>
    <message>
        <source>Executed</source>
        <translation>Executed</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Offered</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Retired</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>Key replaced</source>
        <translation>Key replaced</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>To be confirmed</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>Appointed</source>
        <translation>Appointed</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Superseded</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Being set apart</source>
        <translation>Being set apart</translation>
    </message>
    <message>
        <source>Kept apart</source>
        <translation>Kept apart</translation>
    </message>
    <message>
        <source>Due for destruction</source>
        <translation>Due for destruction</translation>
    </message>
    <message>
        <source>Destruction ordered</source>
        <translation>Destruction ordered</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Destroyed</translation>
    </message>
    <message>
        <source>Certified</source>
        <translation>Certified</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Declined</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>Granted</translation>
    </message>
    <message>
        <source>Key ceremony</source>
        <translation>Key ceremony</translation>
    </message>
    <message>
        <source>Keys ready</source>
        <translation>Keys ready</translation>
    </message>
    <message>
        <source>Being frozen</source>
        <translation>Being frozen</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archived</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>Voting</source>
        <translation>Voting</translation>
    </message>
    <message>
        <source>Voting closed</source>
        <translation>Voting closed</translation>
    </message>
    <message>
        <source>Result certified</source>
        <translation>Result certified</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Upheld</source>
        <translation>Upheld</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Dismissed</translation>
    </message>
</context>
<context>
    <name>TestBallotSheet</name>
    <message>
        <source>Blank (no choice)</source>
        <translation>Blank (no choice)</translation>
    </message>
    <message>
        <source>All precincts</source>
        <translation>All precincts</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>not counted yet</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>agrees</translation>
    </message>
    <message>
        <source>others voted too: %1</source>
        <translation>others voted too: %1</translation>
    </message>
    <message>
        <source>differs by %1</source>
        <translation>differs by %1</translation>
    </message>
    <message>
        <source>Contest</source>
        <translation>Contest</translation>
    </message>
    <message>
        <source>Precinct</source>
        <translation>Precinct</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>The comparison comes when the rehearsal is counted.</source>
        <translation>The comparison comes when the rehearsal is counted.</translation>
    </message>
    <message>
        <source>Everything that was counted is what was planned, in every precinct.</source>
        <translation>Everything that was counted is what was planned, in every precinct.</translation>
    </message>
    <message>
        <source>No planned vote is missing. %1 ballots of other people are among the counted ones, so that more cannot be said of these precincts.</source>
        <translation>No planned vote is missing. %1 ballots of other people are among the counted ones, so that more cannot be said of these precincts.</translation>
    </message>
    <message>
        <source>%1 lines differ from what was planned. Do not hold the election before this is explained.</source>
        <translation>%1 lines differ from what was planned. Do not hold the election before this is explained.</translation>
    </message>
    <message>
        <source>[Rehearsal] Check sheet of the test ballots</source>
        <translation>[Rehearsal] Check sheet of the test ballots</translation>
    </message>
    <message>
        <source>Rehearsal no. %1</source>
        <translation>Rehearsal no. %1</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Number of the test</source>
        <translation>Number of the test</translation>
    </message>
    <message>
        <source>Test voters who vote</source>
        <translation>Test voters who vote</translation>
    </message>
    <message>
        <source>Ballots that are replaced</source>
        <translation>Ballots that are replaced</translation>
    </message>
    <message>
        <source>Ballots that are challenged</source>
        <translation>Ballots that are challenged</translation>
    </message>
    <message>
        <source>⚠ REHEARSAL: test ballots of test voters only. Nothing on this sheet is a real vote or a real result.</source>
        <translation>⚠ REHEARSAL: test ballots of test voters only. Nothing on this sheet is a real vote or a real result.</translation>
    </message>
    <message>
        <source>Fingerprint of the rehearsal: %1</source>
        <translation>Fingerprint of the rehearsal: %1</translation>
    </message>
    <message>
        <source>Issued at %1</source>
        <translation>Issued at %1</translation>
    </message>
    <message>
        <source>Checked by:                               (seal)      Observer:                               (seal)</source>
        <translation>Checked by:                               (seal)      Observer:                               (seal)</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 of %2</translation>
    </message>
</context>
<context>
    <name>maru::console::ActionForm</name>
    <message>
        <source>✓ Done</source>
        <translation>✓ Done</translation>
    </message>
    <message>
        <source>“%1” is in block %2. A receipt can be saved from the transaction.</source>
        <translation>“%1” is in block %2. A receipt can be saved from the transaction.</translation>
    </message>
    <message>
        <source>✕ Refused</source>
        <translation>✕ Refused</translation>
    </message>
    <message>
        <source>Nothing was changed. What you typed is still here.</source>
        <translation>Nothing was changed. What you typed is still here.</translation>
    </message>
    <message>
        <source>As %1 (%2) you sign “%3” with your key and send it to the chain %4. It takes effect with the next block and stays in the public log.</source>
        <translation>As %1 (%2) you sign “%3” with your key and send it to the chain %4. It takes effect with the next block and stays in the public log.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Open the transaction %1</source>
        <translation>Open the transaction %1</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Review</translation>
    </message>
    <message>
        <source>&amp;Sign and submit</source>
        <translation>&amp;Sign and submit</translation>
    </message>
    <message>
        <source>Submitting…</source>
        <translation>Submitting…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>! Not sent</source>
        <translation>! Not sent</translation>
    </message>
    <message>
        <source>! Outcome not known yet</source>
        <translation>! Outcome not known yet</translation>
    </message>
    <message>
        <source>✓ Sent for approval</source>
        <translation>✓ Sent for approval</translation>
    </message>
    <message>
        <source>“%1” is in block %2 and waits for approval until %3. Nothing has changed yet; you find it under Approvals.</source>
        <translation>“%1” is in block %2 and waits for approval until %3. Nothing has changed yet; you find it under Approvals.</translation>
    </message>
    <message>
        <source>As %1 (%2) you sign “%3” with your key and propose it on the chain %4. It takes effect with the last approval and stays in the public log.</source>
        <translation>As %1 (%2) you sign “%3” with your key and propose it on the chain %4. It takes effect with the last approval and stays in the public log.</translation>
    </message>
    <message>
        <source>Open in Approvals</source>
        <translation>Open in Approvals</translation>
    </message>
    <message>
        <source>&amp;Sign and propose</source>
        <translation>&amp;Sign and propose</translation>
    </message>
</context>
<context>
    <name>maru::console::ActivityModel</name>
    <message>
        <source>The newest %1 of this officer were counted; there are older ones</source>
        <translation>The newest %1 of this officer were counted; there are older ones</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Last action</source>
        <translation>Last action</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>Last time</translation>
    </message>
</context>
<context>
    <name>maru::console::ApprovalsWidget</name>
    <message>
        <source>Approvals</source>
        <translation>Approvals</translation>
    </message>
    <message>
        <source>What the law gives to two, no one does alone; every signature stays in the log</source>
        <translation>What the law gives to two, no one does alone; every signature stays in the log</translation>
    </message>
    <message>
        <source>One administrator alone can give rights here, and so make a second approver: %1%2. Set rules for these actions.</source>
        <translation>One administrator alone can give rights here, and so make a second approver: %1%2. Set rules for these actions.</translation>
    </message>
    <message>
        <source>A&amp;pprovals</source>
        <translation>A&amp;pprovals</translation>
    </message>
</context>
<context>
    <name>maru::console::AuditPart</name>
    <message>
        <source>Open the transaction and its proof</source>
        <translation>Open the transaction and its proof</translation>
    </message>
    <message>
        <source>All actions of this signer</source>
        <translation>All actions of this signer</translation>
    </message>
</context>
<context>
    <name>maru::console::AuditTabs</name>
    <message>
        <source>By officer</source>
        <translation>By officer</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Everything that was signed, by whom, and how it ended</source>
        <translation>Everything that was signed, by whom, and how it ended</translation>
    </message>
    <message>
        <source>What you have signed, and how it ended</source>
        <translation>What you have signed, and how it ended</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Since %1</translation>
    </message>
    <message>
        <source>%1 of %2 actions refused</source>
        <translation>%1 of %2 actions refused</translation>
    </message>
    <message>
        <source>%1 actions refused</source>
        <translation>%1 actions refused</translation>
    </message>
    <message>
        <source>your own actions; auditors and administrators see everybody&apos;s</source>
        <translation>your own actions; auditors and administrators see everybody&apos;s</translation>
    </message>
    <message>
        <source>A&amp;udit</source>
        <translation>A&amp;udit</translation>
    </message>
</context>
<context>
    <name>maru::console::BatchDialog</name>
    <message>
        <source>%1 done</source>
        <translation>%1 done</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 refused</translation>
    </message>
    <message>
        <source>%1 with unknown outcome</source>
        <translation>%1 with unknown outcome</translation>
    </message>
    <message>
        <source>%1 not sent</source>
        <translation>%1 not sent</translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation>%1 left out</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation>%1 of %2 answered</translation>
    </message>
    <message>
        <source>%1 sign “%2” for %3 rows with your key, one transaction each. It takes effect with the next blocks and stays in the public log.</source>
        <translation>%1 sign “%2” for %3 rows with your key, one transaction each. It takes effect with the next blocks and stays in the public log.</translation>
    </message>
    <message>
        <source>Left out because they do not fit: %1.</source>
        <translation>Left out because they do not fit: %1.</translation>
    </message>
    <message>
        <source>&amp;Sign and submit %1</source>
        <translation>&amp;Sign and submit %1</translation>
    </message>
    <message>
        <source>%1: %2 rows</source>
        <translation>%1: %2 rows</translation>
    </message>
    <message>
        <source>The same for all rows</source>
        <translation>The same for all rows</translation>
    </message>
    <message>
        <source>Rows of the batch</source>
        <translation>Rows of the batch</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>S&amp;top after this one</source>
        <translation>S&amp;top after this one</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>&amp;Review %1</source>
        <translation>&amp;Review %1</translation>
    </message>
    <message>
        <source>and %1 more like these, one for each row</source>
        <translation>and %1 more like these, one for each row</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Back</translation>
    </message>
</context>
<context>
    <name>maru::console::BatchPlan</name>
    <message>
        <source>Row</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>What is signed</source>
        <translation>What is signed</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Will be sent</source>
        <translation>Will be sent</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Being sent</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Outcome unknown</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>in block %1</source>
        <translation>in block %1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>waits for approval, in block %1</source>
        <translation>waits for approval, in block %1</translation>
    </message>
</context>
<context>
    <name>maru::console::BellButton</name>
    <message>
        <source>Notices</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>Notices, %1 unread</source>
        <translation>Notices, %1 unread</translation>
    </message>
</context>
<context>
    <name>maru::console::BlockPart</name>
    <message>
        <source>Header, member by member</source>
        <translation>Header, member by member</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>Open the block before</source>
        <translation>Open the block before</translation>
    </message>
    <message>
        <source>Open the block after</source>
        <translation>Open the block after</translation>
    </message>
    <message>
        <source>“Previous” is the hash of block %1, computed here.</source>
        <translation>“Previous” is the hash of block %1, computed here.</translation>
    </message>
    <message>
        <source>“Previous” is not the hash of block %1: the chain is broken here.</source>
        <translation>“Previous” is not the hash of block %1: the chain is broken here.</translation>
    </message>
    <message>
        <source>Signed by the node that this console trusts, checked here.</source>
        <translation>Signed by the node that this console trusts, checked here.</translation>
    </message>
    <message>
        <source>Not signed by the node that this console trusts.</source>
        <translation>Not signed by the node that this console trusts.</translation>
    </message>
    <message>
        <source>Hash of this block</source>
        <translation>Hash of this block</translation>
    </message>
    <message>
        <source>SHA-256 of the header, computed here. The next block carries it as “previous”.</source>
        <translation>SHA-256 of the header, computed here. The next block carries it as “previous”.</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Hash of the block before; whoever changes an old block breaks every later link.</source>
        <translation>Hash of the block before; whoever changes an old block breaks every later link.</translation>
    </message>
    <message>
        <source>Hash of the genesis document, with which the chain began.</source>
        <translation>Hash of the genesis document, with which the chain began.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>By the node&apos;s clock; never earlier than the block before.</source>
        <translation>By the node&apos;s clock; never earlier than the block before.</translation>
    </message>
    <message>
        <source>Log size</source>
        <translation>Log size</translation>
    </message>
    <message>
        <source>Transactions in the log up to and with this block.</source>
        <translation>Transactions in the log up to and with this block.</translation>
    </message>
    <message>
        <source>Log root</source>
        <translation>Log root</translation>
    </message>
    <message>
        <source>Top of the Merkle tree over all of these transactions.</source>
        <translation>Top of the Merkle tree over all of these transactions.</translation>
    </message>
    <message>
        <source>State root</source>
        <translation>State root</translation>
    </message>
    <message>
        <source>Top of the trees over everything the domains know after this block: balances, campaigns, officers.</source>
        <translation>Top of the trees over everything the domains know after this block: balances, campaigns, officers.</translation>
    </message>
    <message>
        <source>Ledger root</source>
        <translation>Ledger root</translation>
    </message>
    <message>
        <source>Hash over log root, log size, state root and versions: one value for all of it.</source>
        <translation>Hash over log root, log size, state root and versions: one value for all of it.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>rules %1 · parameters %2</source>
        <translation>rules %1 · parameters %2</translation>
    </message>
    <message>
        <source>Which rules and which parameters were in force.</source>
        <translation>Which rules and which parameters were in force.</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Ed25519, by node …%1.</source>
        <translation>Ed25519, by node …%1.</translation>
    </message>
    <message>
        <source>What happened in this block (%1)</source>
        <translation>What happened in this block (%1)</translation>
    </message>
    <message>
        <source>and %1 more; all of them are in the JSON view</source>
        <translation>and %1 more; all of them are in the JSON view</translation>
    </message>
</context>
<context>
    <name>maru::console::BlockStrip</name>
    <message>
        <source>%1 transactions</source>
        <translation>%1 transactions</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>previous</translation>
    </message>
    <message>
        <source>hash</source>
        <translation>hash</translation>
    </message>
    <message>
        <source>Newest blocks, linked by hash</source>
        <translation>Newest blocks, linked by hash</translation>
    </message>
    <message>
        <source>Arrow keys choose a block; it opens in the list below</source>
        <translation>Arrow keys choose a block; it opens in the list below</translation>
    </message>
    <message>
        <source>1 transaction</source>
        <translation>1 transaction</translation>
    </message>
</context>
<context>
    <name>maru::console::BlockStripModel</name>
    <message>
        <source>NOT linked to the block before</source>
        <translation>NOT linked to the block before</translation>
    </message>
    <message>
        <source>Block %1, %2, %3, hash %4</source>
        <translation>Block %1, %2, %3, hash %4</translation>
    </message>
    <message>
        <source>names the hash of the block before, as the server says; not checked here</source>
        <translation>names the hash of the block before, as the server says; not checked here</translation>
    </message>
</context>
<context>
    <name>maru::console::BlocksWidget</name>
    <message>
        <source>Blocks</source>
        <translation>Blocks</translation>
    </message>
    <message>
        <source>Chain %1 · newest block %2 · %3</source>
        <translation>Chain %1 · newest block %2 · %3</translation>
    </message>
    <message>
        <source>Go to block number</source>
        <translation>Go to block number</translation>
    </message>
    <message>
        <source>&amp;Blocks</source>
        <translation>&amp;Blocks</translation>
    </message>
    <message>
        <source>✓ checked on this computer: blocks %1 to %2</source>
        <translation>✓ checked on this computer: blocks %1 to %2</translation>
    </message>
    <message>
        <source>not checked on this computer yet</source>
        <translation>not checked on this computer yet</translation>
    </message>
    <message>
        <source>● Live</source>
        <translation>● Live</translation>
    </message>
    <message>
        <source>❙❙ Paused · %1 new</source>
        <translation>❙❙ Paused · %1 new</translation>
    </message>
    <message>
        <source>❙❙ Paused</source>
        <translation>❙❙ Paused</translation>
    </message>
    <message>
        <source>Following new blocks; press to pause</source>
        <translation>Following new blocks; press to pause</translation>
    </message>
    <message>
        <source>Paused; press to follow new blocks</source>
        <translation>Paused; press to follow new blocks</translation>
    </message>
    <message>
        <source>Check everything…</source>
        <translation>Check everything…</translation>
    </message>
    <message>
        <source>Check every block on this computer</source>
        <translation>Check every block on this computer</translation>
    </message>
    <message>
        <source>There is no block %1 yet; the newest is block %2.</source>
        <translation>There is no block %1 yet; the newest is block %2.</translation>
    </message>
    <message>
        <source>✕ the server now shows another block %1 than the one checked on this computer: tell your system administrator</source>
        <translation>✕ the server now shows another block %1 than the one checked on this computer: tell your system administrator</translation>
    </message>
    <message>
        <source>checked on this computer earlier, not compared with the server yet: blocks %1 to %2</source>
        <translation>checked on this computer earlier, not compared with the server yet: blocks %1 to %2</translation>
    </message>
</context>
<context>
    <name>maru::console::ChainCheck</name>
    <message>
        <source>Check of a chain on this computer</source>
        <translation>Check of a chain on this computer</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Chain</translation>
    </message>
    <message>
        <source>Node that this computer trusts</source>
        <translation>Node that this computer trusts</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blocks</translation>
    </message>
    <message>
        <source>Newest block of the server</source>
        <translation>Newest block of the server</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transactions</translation>
    </message>
    <message>
        <source>Of these known by their hash only</source>
        <translation>Of these known by their hash only</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begun</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Result: every check holds.</source>
        <translation>Result: every check holds.</translation>
    </message>
    <message>
        <source>Result: a check failed. Nothing after this place has been checked.</source>
        <translation>Result: a check failed. Nothing after this place has been checked.</translation>
    </message>
    <message>
        <source>Result: not finished. Nothing is said about later blocks.</source>
        <translation>Result: not finished. Nothing is said about later blocks.</translation>
    </message>
    <message>
        <source>This computer checked blocks %1 to %2 of this server on %3 and met the header %4 there. This record is kept as evidence and has not been replaced.</source>
        <translation>This computer checked blocks %1 to %2 of this server on %3 and met the header %4 there. This record is kept as evidence and has not been replaced.</translation>
    </message>
</context>
<context>
    <name>maru::console::ChartCanvas</name>
    <message>
        <source>Arrow keys move over the values, Enter opens one.</source>
        <translation>Arrow keys move over the values, Enter opens one.</translation>
    </message>
    <message>
        <source>Arrow keys move over the values.</source>
        <translation>Arrow keys move over the values.</translation>
    </message>
</context>
<context>
    <name>maru::console::ChartCard</name>
    <message>
        <source>Loading …</source>
        <translation>Loading …</translation>
    </message>
    <message>
        <source>Nothing to show yet.</source>
        <translation>Nothing to show yet.</translation>
    </message>
    <message>
        <source>Save as drawing</source>
        <translation>Save as drawing</translation>
    </message>
    <message>
        <source>Save as picture</source>
        <translation>Save as picture</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>SVG drawings (*.svg)</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG pictures (*.png)</translation>
    </message>
    <message>
        <source>The picture was not saved</source>
        <translation>The picture was not saved</translation>
    </message>
    <message>
        <source>The file %1 cannot be written. Choose another folder.</source>
        <translation>The file %1 cannot be written. Choose another folder.</translation>
    </message>
    <message>
        <source>Show the table behind the chart</source>
        <translation>Show the table behind the chart</translation>
    </message>
    <message>
        <source>Table: %1</source>
        <translation>Table: %1</translation>
    </message>
    <message>
        <source>Save or copy the chart</source>
        <translation>Save or copy the chart</translation>
    </message>
    <message>
        <source>Save or copy: %1</source>
        <translation>Save or copy: %1</translation>
    </message>
    <message>
        <source>Save as &amp;picture (PNG) …</source>
        <translation>Save as &amp;picture (PNG) …</translation>
    </message>
    <message>
        <source>Save as &amp;drawing (SVG) …</source>
        <translation>Save as &amp;drawing (SVG) …</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>&amp;Copy picture</translation>
    </message>
    <message>
        <source>Copy &amp;table</source>
        <translation>Copy &amp;table</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Try again: %1</source>
        <translation>Try again: %1</translation>
    </message>
</context>
<context>
    <name>maru::console::CheckPanel</name>
    <message>
        <source>Enter the number of a block: 0 or more, in digits.</source>
        <translation>Enter the number of a block: 0 or more, in digits.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Open block %1</source>
        <translation>Open block %1</translation>
    </message>
    <message>
        <source>… Asking the server for its newest block</source>
        <translation>… Asking the server for its newest block</translation>
    </message>
    <message>
        <source>❙❙ Paused. What has been checked stays checked.</source>
        <translation>❙❙ Paused. What has been checked stays checked.</translation>
    </message>
    <message>
        <source>Nothing has failed; go on when the server answers again.</source>
        <translation>Nothing has failed; go on when the server answers again.</translation>
    </message>
    <message>
        <source>Every check holds for blocks %1 to %2, computed on this computer.</source>
        <translation>Every check holds for blocks %1 to %2, computed on this computer.</translation>
    </message>
    <message>
        <source>Block %1 does not hold: %2 Tell your system administrator and keep the report.</source>
        <translation>Block %1 does not hold: %2 Tell your system administrator and keep the report.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing is said about the blocks after %1.</source>
        <translation>Cancelled. Nothing is said about the blocks after %1.</translation>
    </message>
    <message>
        <source>%1 of %2 blocks · %3 transactions</source>
        <translation>%1 of %2 blocks · %3 transactions</translation>
    </message>
    <message>
        <source>%1 of them by hash only</source>
        <translation>%1 of them by hash only</translation>
    </message>
    <message>
        <source>%1 blocks/s</source>
        <translation>%1 blocks/s</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>%1 s left</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1 (%2 times)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Text files (*.txt)</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>The file could not be written: %1</translation>
    </message>
    <message>
        <source>Check every block on this computer</source>
        <translation>Check every block on this computer</translation>
    </message>
    <message>
        <source>Fetches the blocks and checks here, without trusting the server: every link by hash, every signature of the node and of the signers, and the log root over all transactions.</source>
        <translation>Fetches the blocks and checks here, without trusting the server: every link by hash, every signature of the node and of the signers, and the log root over all transactions.</translation>
    </message>
    <message>
        <source>Close the check</source>
        <translation>Close the check</translation>
    </message>
    <message>
        <source>&amp;From block</source>
        <translation>&amp;From block</translation>
    </message>
    <message>
        <source>First block to be checked</source>
        <translation>First block to be checked</translation>
    </message>
    <message>
        <source>Start the check</source>
        <translation>Start the check</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Cancel the check</source>
        <translation>Cancel the check</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Save the report…</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Progress of the check</translation>
    </message>
    <message>
        <source>What this computer had checked before is kept as evidence.</source>
        <translation>What this computer had checked before is kept as evidence.</translation>
    </message>
</context>
<context>
    <name>maru::console::ChoiceEditor</name>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
</context>
<context>
    <name>maru::console::ColumnChooser</name>
    <message>
        <source>Columns</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Tick what the table shows; drag or use the buttons to change the order.</source>
        <translation>Tick what the table shows; drag or use the buttons to change the order.</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>Columns of the table</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Move &amp;up</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Move &amp;down</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>&amp;Reset layout</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Close</translation>
    </message>
</context>
<context>
    <name>maru::console::CommandPalette</name>
    <message>
        <source>No connection: only pages, actions and commands are searched.</source>
        <translation>No connection: only pages, actions and commands are searched.</translation>
    </message>
    <message>
        <source>Searching on the server…</source>
        <translation>Searching on the server…</translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation>Nothing found for “%1”.</translation>
    </message>
    <message>
        <source>↑ ↓ to move · Enter to choose · Esc to close</source>
        <translation>↑ ↓ to move · Enter to choose · Esc to close</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Command palette</translation>
    </message>
    <message>
        <source>Pages, actions, commands, transactions, campaigns, people, blocks</source>
        <translation>Pages, actions, commands, transactions, campaigns, people, blocks</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Search everything</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Results</translation>
    </message>
</context>
<context>
    <name>maru::console::ConditionEditor</name>
    <message>
        <source>New condition</source>
        <translation>New condition</translation>
    </message>
    <message>
        <source>Change the condition</source>
        <translation>Change the condition</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>How</source>
        <translation>How</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>What the condition is about</source>
        <translation>What the condition is about</translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation>How it is compared</translation>
    </message>
    <message>
        <source>End of the range</source>
        <translation>End of the range</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Add</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Change</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>maru::console::CredentialsWidget</name>
    <message>
        <source>Issuing desk</source>
        <translation>Issuing desk</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Credentials</translation>
    </message>
    <message>
        <source>What agencies issue to citizens&apos; wallets; who may, and who may ask</source>
        <translation>What agencies issue to citizens&apos; wallets; who may, and who may ask</translation>
    </message>
    <message>
        <source>%1 types · %2 accreditations · %3 verifiers</source>
        <translation>%1 types · %2 accreditations · %3 verifiers</translation>
    </message>
    <message>
        <source>In wallets</source>
        <translation>In wallets</translation>
    </message>
    <message>
        <source>collected and good</source>
        <translation>collected and good</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>offered, not yet collected</source>
        <translation>offered, not yet collected</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>can be resumed</source>
        <translation>can be resumed</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>for good</translation>
    </message>
    <message>
        <source>C&amp;redentials</source>
        <translation>C&amp;redentials</translation>
    </message>
</context>
<context>
    <name>maru::console::DashboardWidget</name>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Campaigns by state</source>
        <translation>Campaigns by state</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>As of %1</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Raised</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Paid out</translation>
    </message>
    <message>
        <source>%1 of what was raised</source>
        <translation>%1 of what was raised</translation>
    </message>
    <message>
        <source>Held by campaigns</source>
        <translation>Held by campaigns</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>&amp;Overview</translation>
    </message>
    <message>
        <source>! No connection to the server. The figures come as soon as it is back.</source>
        <translation>! No connection to the server. The figures come as soon as it is back.</translation>
    </message>
    <message>
        <source>! No connection to the server. The figures are as of %1 and are brought up to date as soon as it is back.</source>
        <translation>! No connection to the server. The figures are as of %1 and are brought up to date as soon as it is back.</translation>
    </message>
    <message>
        <source>Newest block</source>
        <translation>Newest block</translation>
    </message>
    <message>
        <source>Opens the block</source>
        <translation>Opens the block</translation>
    </message>
    <message>
        <source>Opens the donations</source>
        <translation>Opens the donations</translation>
    </message>
    <message>
        <source>Opens the milestones</source>
        <translation>Opens the milestones</translation>
    </message>
    <message>
        <source>%1 given back to donors</source>
        <translation>%1 given back to donors</translation>
    </message>
    <message>
        <source>Opens the campaigns</source>
        <translation>Opens the campaigns</translation>
    </message>
    <message>
        <source>Open campaigns</source>
        <translation>Open campaigns</translation>
    </message>
    <message>
        <source>of %1, by %2 organisations</source>
        <translation>of %1, by %2 organisations</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Campaigns</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 in all</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transactions</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blocks</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Refusals</source>
        <translation>Refusals</translation>
    </message>
    <message>
        <source>The newest %1</source>
        <translation>The newest %1</translation>
    </message>
    <message>
        <source>not public</source>
        <translation>not public</translation>
    </message>
    <message>
        <source>Citizen %1</source>
        <translation>Citizen %1</translation>
    </message>
    <message>
        <source>No transaction yet.</source>
        <translation>No transaction yet.</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Loading …</translation>
    </message>
    <message>
        <source>Money by month</source>
        <translation>Money by month</translation>
    </message>
    <message>
        <source>What came in and what went out, in won</source>
        <translation>What came in and what went out, in won</translation>
    </message>
    <message>
        <source>The first donation starts this chart.</source>
        <translation>The first donation starts this chart.</translation>
    </message>
    <message>
        <source>Raised and spent so far</source>
        <translation>Raised and spent so far</translation>
    </message>
    <message>
        <source>Sums up to the end of each month, in won</source>
        <translation>Sums up to the end of each month, in won</translation>
    </message>
    <message>
        <source>The last hour, by minute</source>
        <translation>The last hour, by minute</translation>
    </message>
    <message>
        <source>The first block starts this chart.</source>
        <translation>The first block starts this chart.</translation>
    </message>
    <message>
        <source>There is no campaign yet.</source>
        <translation>There is no campaign yet.</translation>
    </message>
    <message>
        <source>Refusals by reason</source>
        <translation>Refusals by reason</translation>
    </message>
    <message>
        <source>Nothing has been refused.</source>
        <translation>Nothing has been refused.</translation>
    </message>
    <message>
        <source>Audit record</source>
        <translation>Audit record</translation>
    </message>
    <message>
        <source>Newest transactions</source>
        <translation>Newest transactions</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 by %2</translation>
    </message>
    <message>
        <source>1 donation</source>
        <translation>1 donation</translation>
    </message>
    <message>
        <source>%1 donations</source>
        <translation>%1 donations</translation>
    </message>
    <message>
        <source>1 donor</source>
        <translation>1 donor</translation>
    </message>
    <message>
        <source>%1 donors</source>
        <translation>%1 donors</translation>
    </message>
    <message>
        <source>Where the money is</source>
        <translation>Where the money is</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>What was raised and what came back, in won</source>
        <translation>What was raised and what came back, in won</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>1 transaction</source>
        <translation>1 transaction</translation>
    </message>
    <message>
        <source>%1 transactions</source>
        <translation>%1 transactions</translation>
    </message>
    <message>
        <source>1 block</source>
        <translation>1 block</translation>
    </message>
    <message>
        <source>%1 blocks</source>
        <translation>%1 blocks</translation>
    </message>
</context>
<context>
    <name>maru::console::DetailPane</name>
    <message>
        <source>%1
Click to copy</source>
        <translation>%1
Click to copy</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>Copy %1</translation>
    </message>
    <message>
        <source>block %1</source>
        <translation>block %1</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatic</translation>
    </message>
    <message>
        <source>Open the transaction of %1</source>
        <translation>Open the transaction of %1</translation>
    </message>
    <message>
        <source>Leads to block %1, signed by the node that this console trusts. Checked at %2.</source>
        <translation>Leads to block %1, signed by the node that this console trusts. Checked at %2.</translation>
    </message>
    <message>
        <source>Save the proof</source>
        <translation>Save the proof</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON files (*.json)</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>The file could not be written: %1</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Select a row to see its details, its proof and its history.</source>
        <translation>Select a row to see its details, its proof and its history.</translation>
    </message>
    <message>
        <source>Check &amp;proof</source>
        <translation>Check &amp;proof</translation>
    </message>
    <message>
        <source>Check the proof on this computer</source>
        <translation>Check the proof on this computer</translation>
    </message>
    <message>
        <source>Save proof</source>
        <translation>Save proof</translation>
    </message>
    <message>
        <source>Save the proof as a file</source>
        <translation>Save the proof as a file</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Show as JSON</source>
        <translation>Show as JSON</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Record: %1</source>
        <translation>Record: %1</translation>
    </message>
    <message>
        <source>Document ▾</source>
        <translation>Document ▾</translation>
    </message>
    <message>
        <source>Record as a document</source>
        <translation>Record as a document</translation>
    </message>
    <message>
        <source>Save as &amp;PDF…</source>
        <translation>Save as &amp;PDF…</translation>
    </message>
    <message>
        <source>P&amp;rint preview…</source>
        <translation>P&amp;rint preview…</translation>
    </message>
    <message>
        <source>The proof could not be checked, which says nothing about it. %1</source>
        <translation>The proof could not be checked, which says nothing about it. %1</translation>
    </message>
</context>
<context>
    <name>maru::console::DonationsWidget</name>
    <message>
        <source>Donations</source>
        <translation>Donations</translation>
    </message>
    <message>
        <source>%1 campaigns · %2 organisations · %3 donors</source>
        <translation>%1 campaigns · %2 organisations · %3 donors</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Raised</translation>
    </message>
    <message>
        <source>%1 donations</source>
        <translation>%1 donations</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Paid out</translation>
    </message>
    <message>
        <source>%1 of what was raised</source>
        <translation>%1 of what was raised</translation>
    </message>
    <message>
        <source>Held by campaigns</source>
        <translation>Held by campaigns</translation>
    </message>
    <message>
        <source>leaves only through milestones</source>
        <translation>leaves only through milestones</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>pro rata of what was unspent</source>
        <translation>pro rata of what was unspent</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Open now</translation>
    </message>
    <message>
        <source>of %1 campaigns</source>
        <translation>of %1 campaigns</translation>
    </message>
    <message>
        <source>&amp;Donations</source>
        <translation>&amp;Donations</translation>
    </message>
    <message>
        <source>Donor service</source>
        <translation>Donor service</translation>
    </message>
    <message>
        <source>Reconciliation</source>
        <translation>Reconciliation</translation>
    </message>
    <message>
        <source>1 donation</source>
        <translation>1 donation</translation>
    </message>
</context>
<context>
    <name>maru::console::DraftNotice</name>
    <message>
        <source>What you typed on %1 and did not send was put back. Files and hashes are kept too.</source>
        <translation>What you typed on %1 and did not send was put back. Files and hashes are kept too.</translation>
    </message>
    <message>
        <source>Discard the &amp;draft</source>
        <translation>Discard the &amp;draft</translation>
    </message>
    <message>
        <source>Discard the draft and begin again</source>
        <translation>Discard the draft and begin again</translation>
    </message>
</context>
<context>
    <name>maru::console::ElectionsWidget</name>
    <message>
        <source>from the wizard</source>
        <translation>from the wizard</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation>Elections</translation>
    </message>
    <message>
        <source>%1 in preparation · %2 open · %3 being counted · %4 finished</source>
        <translation>%1 in preparation · %2 open · %3 being counted · %4 finished</translation>
    </message>
    <message>
        <source>&amp;Elections</source>
        <translation>&amp;Elections</translation>
    </message>
    <message>
        <source>Trustee without a network…</source>
        <translation>Trustee without a network…</translation>
    </message>
</context>
<context>
    <name>maru::console::EnrolDialog</name>
    <message>
        <source>Where your new key file goes</source>
        <translation>Where your new key file goes</translation>
    </message>
    <message>
        <source>Key files (*.json *.maru-key)</source>
        <translation>Key files (*.json *.maru-key)</translation>
    </message>
    <message>
        <source>Choose where your key file goes.</source>
        <translation>Choose where your key file goes.</translation>
    </message>
    <message>
        <source>There is a file of this name already; keys are never written over.</source>
        <translation>There is a file of this name already; keys are never written over.</translation>
    </message>
    <message>
        <source>The passphrase needs at least %1 characters.</source>
        <translation>The passphrase needs at least %1 characters.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>The two passphrases differ.</translation>
    </message>
    <message>
        <source>Enrol with an invitation code</source>
        <translation>Enrol with an invitation code</translation>
    </message>
    <message>
        <source>The code was given to you by an administrator. Your key is made on this computer and never leaves it; only its public half is sent.</source>
        <translation>The code was given to you by an administrator. Your key is made on this computer and never leaves it; only its public half is sent.</translation>
    </message>
    <message>
        <source>&amp;Invitation code</source>
        <translation>&amp;Invitation code</translation>
    </message>
    <message>
        <source>Invitation code</source>
        <translation>Invitation code</translation>
    </message>
    <message>
        <source>You are invited as: %1
Agency: %2</source>
        <translation>You are invited as: %1
Agency: %2</translation>
    </message>
    <message>
        <source>&amp;New key file</source>
        <translation>&amp;New key file</translation>
    </message>
    <message>
        <source>New key file</source>
        <translation>New key file</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Choose where the key file goes</source>
        <translation>Choose where the key file goes</translation>
    </message>
    <message>
        <source>&amp;Passphrase, at least %1 characters</source>
        <translation>&amp;Passphrase, at least %1 characters</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Passphrase &amp;once more</source>
        <translation>Passphrase &amp;once more</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>Passphrase once more</translation>
    </message>
    <message>
        <source>Your enrolment is on the ledger. Call the administrator and read this key out: when it is confirmed you can sign in with your key file.</source>
        <translation>Your enrolment is on the ledger. Call the administrator and read this key out: when it is confirmed you can sign in with your key file.</translation>
    </message>
    <message>
        <source>Your key</source>
        <translation>Your key</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Check the code</source>
        <translation>Check the code</translation>
    </message>
    <message>
        <source>Make my key and enrol</source>
        <translation>Make my key and enrol</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Working…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>maru::console::ExportButton</name>
    <message>
        <source>Export ▾</source>
        <translation>Export ▾</translation>
    </message>
    <message>
        <source>Export and print</source>
        <translation>Export and print</translation>
    </message>
    <message>
        <source>Export and print (Ctrl+E)</source>
        <translation>Export and print (Ctrl+E)</translation>
    </message>
    <message>
        <source>&amp;CSV file…</source>
        <translation>&amp;CSV file…</translation>
    </message>
    <message>
        <source>&amp;Excel file (XLSX)…</source>
        <translation>&amp;Excel file (XLSX)…</translation>
    </message>
    <message>
        <source>&amp;PDF file…</source>
        <translation>&amp;PDF file…</translation>
    </message>
    <message>
        <source>P&amp;rint preview…</source>
        <translation>P&amp;rint preview…</translation>
    </message>
</context>
<context>
    <name>maru::console::FieldEditor</name>
    <message>
        <source>(optional)</source>
        <translation>(optional)</translation>
    </message>
    <message>
        <source>Exactly %1 characters.</source>
        <translation>Exactly %1 characters.</translation>
    </message>
    <message>
        <source>Up to %1 characters.</source>
        <translation>Up to %1 characters.</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>From %1 to %2.</translation>
    </message>
    <message>
        <source>%1 to %2 items.</source>
        <translation>%1 to %2 items.</translation>
    </message>
    <message>
        <source>Up to %1 items.</source>
        <translation>Up to %1 items.</translation>
    </message>
    <message>
        <source>Korean Standard Time.</source>
        <translation>Korean Standard Time.</translation>
    </message>
</context>
<context>
    <name>maru::console::FilterBar</name>
    <message>
        <source>text “%1”</source>
        <translation>text “%1”</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Condition: %1. Press to change, Delete to remove.</source>
        <translation>Condition: %1. Press to change, Delete to remove.</translation>
    </message>
    <message>
        <source>Press to change, Delete to remove</source>
        <translation>Press to change, Delete to remove</translation>
    </message>
    <message>
        <source>Remove the condition %1</source>
        <translation>Remove the condition %1</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>&amp;Save what is set now…</source>
        <translation>&amp;Save what is set now…</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Rename</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>Delete the preset</source>
        <translation>Delete the preset</translation>
    </message>
    <message>
        <source>The preset “%1” is deleted.</source>
        <translation>The preset “%1” is deleted.</translation>
    </message>
    <message>
        <source>The preset “%1” names what this list no longer has; the rest is applied. Left out: %2</source>
        <translation>The preset “%1” names what this list no longer has; the rest is applied. Left out: %2</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>Find in this list</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>＋ Condition</source>
        <translation>＋ Condition</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>Add a condition</translation>
    </message>
    <message>
        <source>Presets ▾</source>
        <translation>Presets ▾</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Saved filters</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>Clear search, chips and conditions</source>
        <translation>Clear search, chips and conditions</translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>Close the notice</translation>
    </message>
    <message>
        <source>The list begins elsewhere: %1. Press to see it from its top.</source>
        <translation>The list begins elsewhere: %1. Press to see it from its top.</translation>
    </message>
    <message>
        <source>Press to see the list from its top</source>
        <translation>Press to see the list from its top</translation>
    </message>
    <message>
        <source>See the list from its top</source>
        <translation>See the list from its top</translation>
    </message>
</context>
<context>
    <name>maru::console::GridEditor</name>
    <message>
        <source>Choose the CSV file</source>
        <translation>Choose the CSV file</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>CSV files (*.csv *.txt *.tsv);;All files (*)</translation>
    </message>
    <message>
        <source>Columns needed: %1</source>
        <translation>Columns needed: %1</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… and %1 more</translation>
    </message>
    <message>
        <source>It repeats line %1.</source>
        <translation>It repeats line %1.</translation>
    </message>
    <message>
        <source>Line %1 (%2): %3</source>
        <translation>Line %1 (%2): %3</translation>
    </message>
    <message>
        <source>Line %1, %2 “%3”: %4</source>
        <translation>Line %1, %2 “%3”: %4</translation>
    </message>
    <message>
        <source>%1 (%2): %3 lines taken, %4 not taken</source>
        <translation>%1 (%2): %3 lines taken, %4 not taken</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 lines</translation>
    </message>
    <message>
        <source>%1 in all: %2</source>
        <translation>%1 in all: %2</translation>
    </message>
    <message>
        <source>From a CSV file…</source>
        <translation>From a CSV file…</translation>
    </message>
    <message>
        <source>Fill %1 from a CSV file</source>
        <translation>Fill %1 from a CSV file</translation>
    </message>
    <message>
        <source>Remove lines</source>
        <translation>Remove lines</translation>
    </message>
    <message>
        <source>Remove the selected lines of %1</source>
        <translation>Remove the selected lines of %1</translation>
    </message>
    <message>
        <source>Go on without these lines</source>
        <translation>Go on without these lines</translation>
    </message>
    <message>
        <source>Go on without the lines that were not taken</source>
        <translation>Go on without the lines that were not taken</translation>
    </message>
</context>
<context>
    <name>maru::console::HashEditor</name>
    <message>
        <source>From a file…</source>
        <translation>From a file…</translation>
    </message>
    <message>
        <source>Compute the hash of a file for %1</source>
        <translation>Compute the hash of a file for %1</translation>
    </message>
    <message>
        <source>64 hex digits, or choose the file</source>
        <translation>64 hex digits, or choose the file</translation>
    </message>
    <message>
        <source>Choose the document</source>
        <translation>Choose the document</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Stop reading the file for %1</source>
        <translation>Stop reading the file for %1</translation>
    </message>
    <message>
        <source>Reading the file… %1 %</source>
        <translation>Reading the file… %1 %</translation>
    </message>
    <message>
        <source>✓ %1 · %2. The file stays on this computer; only its hash goes on the chain.</source>
        <translation>✓ %1 · %2. The file stays on this computer; only its hash goes on the chain.</translation>
    </message>
    <message>
        <source>Choose or drop the file. It stays on this computer; only its hash goes on the chain.</source>
        <translation>Choose or drop the file. It stays on this computer; only its hash goes on the chain.</translation>
    </message>
</context>
<context>
    <name>maru::console::HelpPanel</name>
    <message>
        <source>No help text has “%1”.</source>
        <translation>No help text has “%1”.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Close help</source>
        <translation>Close help</translation>
    </message>
    <message>
        <source>Close help (F1)</source>
        <translation>Close help (F1)</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Search in the help</source>
        <translation>Search in the help</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Help text</translation>
    </message>
</context>
<context>
    <name>maru::console::ListEditor</name>
    <message>
        <source>＋ Add %1</source>
        <translation>＋ Add %1</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>Add to %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Remove %1</translation>
    </message>
    <message>
        <source>Remove item %1 of %2</source>
        <translation>Remove item %1 of %2</translation>
    </message>
</context>
<context>
    <name>maru::console::ListState</name>
    <message>
        <source>Loading…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>Nothing matches the filter</translation>
    </message>
    <message>
        <source>Clear the filter to see everything.</source>
        <translation>Clear the filter to see everything.</translation>
    </message>
    <message>
        <source>You have no right to see this list</source>
        <translation>You have no right to see this list</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>Try &amp;again</translation>
    </message>
    <message>
        <source>&amp;Stop loading</source>
        <translation>&amp;Stop loading</translation>
    </message>
    <message>
        <source>&amp;Clear the filter</source>
        <translation>&amp;Clear the filter</translation>
    </message>
    <message>
        <source>%1 s so far</source>
        <translation>%1 s so far</translation>
    </message>
    <message>
        <source>Make the first one</source>
        <translation>Make the first one</translation>
    </message>
</context>
<context>
    <name>maru::console::MainWindow</name>
    <message>
        <source>Work</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>Maru console</source>
        <translation>Maru console</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Close the console?</source>
        <translation>Close the console?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Stop and close</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Go back</translation>
    </message>
</context>
<context>
    <name>maru::console::MerkleCanvas</name>
    <message>
        <source>Leaf %1</source>
        <translation>Leaf %1</translation>
    </message>
    <message>
        <source>Root, computed</source>
        <translation>Root, computed</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Step %1</translation>
    </message>
    <message>
        <source>Header of block %1</source>
        <translation>Header of block %1</translation>
    </message>
</context>
<context>
    <name>maru::console::MerkleView</name>
    <message>
        <source>log entry %1</source>
        <translation>log entry %1</translation>
    </message>
    <message>
        <source>log entries %1 to %2</source>
        <translation>log entries %1 to %2</translation>
    </message>
    <message>
        <source>Computed on this computer: this transaction is in the log of block %1.</source>
        <translation>Computed on this computer: this transaction is in the log of block %1.</translation>
    </message>
    <message>
        <source>Computed on this computer: a transaction with this hash is in the log of block %1.</source>
        <translation>Computed on this computer: a transaction with this hash is in the log of block %1.</translation>
    </message>
    <message>
        <source>The path does not lead to the root in the header. The proof does not hold.</source>
        <translation>The path does not lead to the root in the header. The proof does not hold.</translation>
    </message>
    <message>
        <source>The signature of the transaction is not good. The proof does not hold.</source>
        <translation>The signature of the transaction is not good. The proof does not hold.</translation>
    </message>
    <message>
        <source>The header is not signed by the node that this console trusts. The proof does not hold.</source>
        <translation>The header is not signed by the node that this console trusts. The proof does not hold.</translation>
    </message>
    <message>
        <source>Leaf: SHA-256(0x00 ‖ transaction and result, %1 bytes) = %2. ✓ Computed here.</source>
        <translation>Leaf: SHA-256(0x00 ‖ transaction and result, %1 bytes) = %2. ✓ Computed here.</translation>
    </message>
    <message>
        <source>✓ The signer&apos;s signature is good.</source>
        <translation>✓ The signer&apos;s signature is good.</translation>
    </message>
    <message>
        <source>✕ The signer&apos;s signature is not good.</source>
        <translation>✕ The signer&apos;s signature is not good.</translation>
    </message>
    <message>
        <source>Leaf: %1. The content is restricted, so its hash is the server&apos;s word; the steps above show that this very hash is in the log.</source>
        <translation>Leaf: %1. The content is restricted, so its hash is the server&apos;s word; the steps above show that this very hash is in the log.</translation>
    </message>
    <message>
        <source>left</source>
        <translation>left</translation>
    </message>
    <message>
        <source>right</source>
        <translation>right</translation>
    </message>
    <message>
        <source>Step %1 of %2: SHA-256(0x01 ‖ left ‖ right) = SHA-256(0x01 ‖ %3 ‖ %4) = %5. ✓ Computed here.</source>
        <translation>Step %1 of %2: SHA-256(0x01 ‖ left ‖ right) = SHA-256(0x01 ‖ %3 ‖ %4) = %5. ✓ Computed here.</translation>
    </message>
    <message>
        <source>The hash on the %1 came with the proof and stands for %2; the result stands for %3.</source>
        <translation>The hash on the %1 came with the proof and stands for %2; the result stands for %3.</translation>
    </message>
    <message>
        <source>✓ The root computed here equals log_root in the header of block %1 (%2): every one of the %3 transactions up to this block is bound by it.</source>
        <translation>✓ The root computed here equals log_root in the header of block %1 (%2): every one of the %3 transactions up to this block is bound by it.</translation>
    </message>
    <message>
        <source>✕ The root computed here (%1) is not log_root in the header of block %2 (%3).</source>
        <translation>✕ The root computed here (%1) is not log_root in the header of block %2 (%3).</translation>
    </message>
    <message>
        <source>✓ The header&apos;s ledger root fits its members, and the node %1, which this console trusts, has signed it. Both checked here.</source>
        <translation>✓ The header&apos;s ledger root fits its members, and the node %1, which this console trusts, has signed it. Both checked here.</translation>
    </message>
    <message>
        <source>✕ The header&apos;s signature by the trusted node, or its ledger root, is not good.</source>
        <translation>✕ The header&apos;s signature by the trusted node, or its ledger root, is not good.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>One step down, towards the leaf</source>
        <translation>One step down, towards the leaf</translation>
    </message>
    <message>
        <source>One step up, towards the root</source>
        <translation>One step up, towards the root</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Fit the width</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Fit</translation>
    </message>
    <message>
        <source>Path from the transaction to the log root</source>
        <translation>Path from the transaction to the log root</translation>
    </message>
    <message>
        <source>Arrow keys walk through the steps, + and − zoom</source>
        <translation>Arrow keys walk through the steps, + and − zoom</translation>
    </message>
    <message>
        <source>Path to the log root of block %1</source>
        <translation>Path to the log root of block %1</translation>
    </message>
    <message>
        <source>Show in a window of its own</source>
        <translation>Show in a window of its own</translation>
    </message>
</context>
<context>
    <name>maru::console::Navigation</name>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1, %2 waiting</translation>
    </message>
</context>
<context>
    <name>maru::console::NoticePanel</name>
    <message>
        <source>Unread</source>
        <translation>Unread</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>Mark &amp;all read</source>
        <translation>Mark &amp;all read</translation>
    </message>
    <message>
        <source>Mark all notices read</source>
        <translation>Mark all notices read</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>C&amp;lear</translation>
    </message>
    <message>
        <source>Remove all notices</source>
        <translation>Remove all notices</translation>
    </message>
    <message>
        <source>Nothing new. What needs your attention is collected here.</source>
        <translation>Nothing new. What needs your attention is collected here.</translation>
    </message>
</context>
<context>
    <name>maru::console::OfficersView</name>
    <message>
        <source>Counting: %1 of %2 officers</source>
        <translation>Counting: %1 of %2 officers</translation>
    </message>
    <message>
        <source>No officers yet</source>
        <translation>No officers yet</translation>
    </message>
    <message>
        <source>%1 officers, counted from the ledger.</source>
        <translation>%1 officers, counted from the ledger.</translation>
    </message>
    <message>
        <source>All of their transactions are counted.</source>
        <translation>All of their transactions are counted.</translation>
    </message>
    <message>
        <source>Of each officer the newest %1 transactions are counted; where a + stands, older ones (before %2 at the latest) are not.</source>
        <translation>Of each officer the newest %1 transactions are counted; where a + stands, older ones (before %2 at the latest) are not.</translation>
    </message>
    <message>
        <source>Show the actions</source>
        <translation>Show the actions</translation>
    </message>
    <message>
        <source>Show the refusals</source>
        <translation>Show the refusals</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Count again</translation>
    </message>
    <message>
        <source>Find an officer</source>
        <translation>Find an officer</translation>
    </message>
    <message>
        <source>Officers and their actions</source>
        <translation>Officers and their actions</translation>
    </message>
    <message>
        <source>The transactions of 1 officer could not be read (?); count again to try.</source>
        <translation>The transactions of 1 officer could not be read (?); count again to try.</translation>
    </message>
    <message>
        <source>The transactions of %1 officers could not be read (?); count again to try.</source>
        <translation>The transactions of %1 officers could not be read (?); count again to try.</translation>
    </message>
    <message>
        <source>There are more officers than this table counts.</source>
        <translation>There are more officers than this table counts.</translation>
    </message>
    <message>
        <source>As of block %1.</source>
        <translation>As of block %1.</translation>
    </message>
    <message>
        <source>Newer transactions have come: count again.</source>
        <translation>Newer transactions have come: count again.</translation>
    </message>
    <message>
        <source>The list of officers could not be read: %1</source>
        <translation>The list of officers could not be read: %1</translation>
    </message>
</context>
<context>
    <name>maru::console::PaletteModel</name>
    <message>
        <source>Recent</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>Found on the server</source>
        <translation>Found on the server</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
</context>
<context>
    <name>maru::console::PaletteSearch</name>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>Transaction %1 · block %2</source>
        <translation>Transaction %1 · block %2</translation>
    </message>
</context>
<context>
    <name>maru::console::PeopleWidget</name>
    <message>
        <source>Agencies and officers</source>
        <translation>Agencies and officers</translation>
    </message>
    <message>
        <source>&amp;Agencies and officers</source>
        <translation>&amp;Agencies and officers</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Who may do what</source>
        <translation>Who may do what</translation>
    </message>
    <message>
        <source>Certificate ends: %1</source>
        <translation>Certificate ends: %1</translation>
    </message>
    <message>
        <source>It ended on %1. Renew it so that officers can be confirmed again.</source>
        <translation>It ended on %1. Renew it so that officers can be confirmed again.</translation>
    </message>
    <message>
        <source>%1 days are left, until %2. Renew it on the page of agencies.</source>
        <translation>%1 days are left, until %2. Renew it on the page of agencies.</translation>
    </message>
    <message>
        <source>%1 agencies</source>
        <translation>%1 agencies</translation>
    </message>
    <message>
        <source>‼ certificates that end within %1 days: %2</source>
        <translation>‼ certificates that end within %1 days: %2</translation>
    </message>
    <message>
        <source>every change is a signed transaction; what gives rights needs a second administrator</source>
        <translation>every change is a signed transaction; what gives rights needs a second administrator</translation>
    </message>
</context>
<context>
    <name>maru::console::PresetNameDialog</name>
    <message>
        <source>A preset of this name is replaced.</source>
        <translation>A preset of this name is replaced.</translation>
    </message>
    <message>
        <source>Another preset has this name.</source>
        <translation>Another preset has this name.</translation>
    </message>
    <message>
        <source>Save as a preset</source>
        <translation>Save as a preset</translation>
    </message>
    <message>
        <source>Rename the preset</source>
        <translation>Rename the preset</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name of the preset</translation>
    </message>
    <message>
        <source>&amp;With the columns as they are now</source>
        <translation>&amp;With the columns as they are now</translation>
    </message>
    <message>
        <source>With the columns as they are now</source>
        <translation>With the columns as they are now</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Rename</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>maru::console::PrivacyWidget</name>
    <message>
        <source>Evidence</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>Personal data is in the vault only; the chain holds commitments, reasons and certificates</source>
        <translation>Personal data is in the vault only; the chain holds commitments, reasons and certificates</translation>
    </message>
    <message>
        <source>Records held</source>
        <translation>Records held</translation>
    </message>
    <message>
        <source>%1 kept apart for another law</source>
        <translation>%1 kept apart for another law</translation>
    </message>
    <message>
        <source>Due for destruction</source>
        <translation>Due for destruction</translation>
    </message>
    <message>
        <source>their time is over</source>
        <translation>their time is over</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Destroyed</translation>
    </message>
    <message>
        <source>with a certificate on the chain</source>
        <translation>with a certificate on the chain</translation>
    </message>
    <message>
        <source>Open requests</source>
        <translation>Open requests</translation>
    </message>
    <message>
        <source>next deadline %1</source>
        <translation>next deadline %1</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>nothing waits</translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation>&amp;Privacy</translation>
    </message>
</context>
<context>
    <name>maru::console::ProgressWindow</name>
    <message>
        <source>Cancelling…</source>
        <translation>Cancelling…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>Open &amp;folder</translation>
    </message>
    <message>
        <source>Open the folder of the file</source>
        <translation>Open the folder of the file</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>What is being done</source>
        <translation>What is being done</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
</context>
<context>
    <name>maru::console::ProofBadge</name>
    <message>
        <source>Not checked yet</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Checked on this computer</source>
        <translation>Checked on this computer</translation>
    </message>
    <message>
        <source>Proof does not hold</source>
        <translation>Proof does not hold</translation>
    </message>
    <message>
        <source>Could not be checked</source>
        <translation>Could not be checked</translation>
    </message>
</context>
<context>
    <name>maru::console::ReasonBar</name>
    <message>
        <source>Reasons of the refusals</source>
        <translation>Reasons of the refusals</translation>
    </message>
    <message>
        <source>Reasons of the newest %1 refusals</source>
        <translation>Reasons of the newest %1 refusals</translation>
    </message>
    <message>
        <source>Reasons of all %1 refusals</source>
        <translation>Reasons of all %1 refusals</translation>
    </message>
    <message>
        <source>Show the refusals with this reason: %1</source>
        <translation>Show the refusals with this reason: %1</translation>
    </message>
    <message>
        <source>All reasons</source>
        <translation>All reasons</translation>
    </message>
</context>
<context>
    <name>maru::console::ResourcePane</name>
    <message>
        <source>Act on the selected ▾</source>
        <translation>Act on the selected ▾</translation>
    </message>
    <message>
        <source>The server cannot be reached; nothing is queued. The button comes back with the connection.</source>
        <translation>The server cannot be reached; nothing is queued. The button comes back with the connection.</translation>
    </message>
    <message>
        <source>Select one row: this is not done for several at once.</source>
        <translation>Select one row: this is not done for several at once.</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Select a row first.</translation>
    </message>
    <message>
        <source>The state of the selected row does not allow this.</source>
        <translation>The state of the selected row does not allow this.</translation>
    </message>
    <message>
        <source>%1 (%2 rows)</source>
        <translation>%1 (%2 rows)</translation>
    </message>
    <message>
        <source>As %1 (%2) you</source>
        <translation>As %1 (%2) you</translation>
    </message>
    <message>
        <source>The server cannot be reached. Data as of block %1, %2; actions are off until the connection is back.</source>
        <translation>The server cannot be reached. Data as of block %1, %2; actions are off until the connection is back.</translation>
    </message>
</context>
<context>
    <name>maru::console::RevealPart</name>
    <message>
        <source>Sent for approval, open in Approvals.</source>
        <translation>Sent for approval, open in Approvals.</translation>
    </message>
    <message>
        <source>In the clear</source>
        <translation>In the clear</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>Masked</translation>
    </message>
    <message>
        <source>Writing the reason into the chain…</source>
        <translation>Writing the reason into the chain…</translation>
    </message>
    <message>
        <source>◉ marks what is shown, until %1. The person sees that you looked, and why.</source>
        <translation>◉ marks what is shown, until %1. The person sees that you looked, and why.</translation>
    </message>
    <message>
        <source>Your roles do not include seeing more.</source>
        <translation>Your roles do not include seeing more.</translation>
    </message>
    <message>
        <source>To see more, say what you need and why. It stays on the chain, and the person sees it.</source>
        <translation>To see more, say what you need and why. It stays on the chain, and the person sees it.</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Reason (no personal data)</source>
        <translation>Reason (no personal data)</translation>
    </message>
    <message>
        <source>e.g. receipt 2026-1183 came back</source>
        <translation>e.g. receipt 2026-1183 came back</translation>
    </message>
    <message>
        <source>Sign and show</source>
        <translation>Sign and show</translation>
    </message>
    <message>
        <source>Cover again</source>
        <translation>Cover again</translation>
    </message>
    <message>
        <source>Values of the record</source>
        <translation>Values of the record</translation>
    </message>
</context>
<context>
    <name>maru::console::SettingsWidget</name>
    <message>
        <source>&amp;Settings</source>
        <translation>&amp;Settings</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>connected</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>connecting</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>not reachable</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>not connected</translation>
    </message>
    <message>
        <source>Console version</source>
        <translation>Console version</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Server version</source>
        <translation>Server version</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Chain</translation>
    </message>
    <message>
        <source>Node that signs the blocks</source>
        <translation>Node that signs the blocks</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Each choice takes effect at once and is kept for you on this computer</source>
        <translation>Each choice takes effect at once and is kept for you on this computer</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>High contrast reaches 7:1 everywhere and has stronger lines.</source>
        <translation>High contrast reaches 7:1 everywhere and has stronger lines.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Signed records are the same in both languages.</source>
        <translation>Signed records are the same in both languages.</translation>
    </message>
    <message>
        <source>Automatic lock</source>
        <translation>Automatic lock</translation>
    </message>
    <message>
        <source>Without a key or a click for this long the console locks itself and forgets the key. It also locks when the computer sleeps or the session ends.</source>
        <translation>Without a key or a click for this long the console locks itself and forgets the key. It also locks when the computer sleeps or the session ends.</translation>
    </message>
    <message>
        <source>Desktop notices</source>
        <translation>Desktop notices</translation>
    </message>
    <message>
        <source>Only the headline is shown on the desktop, never what is in it.</source>
        <translation>Only the headline is shown on the desktop, never what is in it.</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>Columns, widths, splitters and the place of the window become as at the first start. Drafts and choices are kept.</source>
        <translation>Columns, widths, splitters and the place of the window become as at the first start. Drafts and choices are kept.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Lock &amp;after</source>
        <translation>Lock &amp;after</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> minutes</translation>
    </message>
    <message>
        <source>Minutes until the console locks itself</source>
        <translation>Minutes until the console locks itself</translation>
    </message>
    <message>
        <source>Show notices on the desktop</source>
        <translation>Show notices on the desktop</translation>
    </message>
    <message>
        <source>Reset all layouts</source>
        <translation>Reset all layouts</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>not trusted yet</source>
        <translation>not trusted yet</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Motion</translation>
    </message>
    <message>
        <source>Charts change at once instead of gliding. The system&apos;s own choice counts too.</source>
        <translation>Charts change at once instead of gliding. The system&apos;s own choice counts too.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Reduce motion</translation>
    </message>
</context>
<context>
    <name>maru::console::SignInWidget</name>
    <message>
        <source>Choose your key file</source>
        <translation>Choose your key file</translation>
    </message>
    <message>
        <source>Key files (*.json *.maru-key);;All files (*)</source>
        <translation>Key files (*.json *.maru-key);;All files (*)</translation>
    </message>
    <message>
        <source>Choose the server&apos;s CA certificate</source>
        <translation>Choose the server&apos;s CA certificate</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>Certificates (*.pem *.crt)</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Signing in…</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Sign in</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Sign in to Maru</source>
        <translation>Sign in to Maru</translation>
    </message>
    <message>
        <source>Your key file never leaves this computer. The passphrase unlocks it.</source>
        <translation>Your key file never leaves this computer. The passphrase unlocks it.</translation>
    </message>
    <message>
        <source>Ser&amp;ver</source>
        <translation>Ser&amp;ver</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>&amp;CA certificate of the server</source>
        <translation>&amp;CA certificate of the server</translation>
    </message>
    <message>
        <source>CA certificate of the server</source>
        <translation>CA certificate of the server</translation>
    </message>
    <message>
        <source>empty: the system&apos;s authorities</source>
        <translation>empty: the system&apos;s authorities</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;Key file</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Key file</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Choose the CA certificate</source>
        <translation>Choose the CA certificate</translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation>Choose the key file</translation>
    </message>
    <message>
        <source>Another server…</source>
        <translation>Another server…</translation>
    </message>
    <message>
        <source>Forget this server</source>
        <translation>Forget this server</translation>
    </message>
    <message>
        <source>%1 and the key that is trusted for it will be forgotten on this computer. Key files stay where they are.</source>
        <translation>%1 and the key that is trusted for it will be forgotten on this computer. Key files stay where they are.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Forget</translation>
    </message>
    <message>
        <source>S&amp;erver list</source>
        <translation>S&amp;erver list</translation>
    </message>
    <message>
        <source>Server list</source>
        <translation>Server list</translation>
    </message>
    <message>
        <source>Na&amp;me of the server (optional)</source>
        <translation>Na&amp;me of the server (optional)</translation>
    </message>
    <message>
        <source>Name of the server</source>
        <translation>Name of the server</translation>
    </message>
    <message>
        <source>Security to&amp;ken</source>
        <translation>Security to&amp;ken</translation>
    </message>
    <message>
        <source>Security token</source>
        <translation>Security token</translation>
    </message>
    <message>
        <source>&amp;PIN of the token</source>
        <translation>&amp;PIN of the token</translation>
    </message>
    <message>
        <source>PIN of the token</source>
        <translation>PIN of the token</translation>
    </message>
    <message>
        <source>Your key stays on the token. The PIN unlocks it.</source>
        <translation>Your key stays on the token. The PIN unlocks it.</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>You can try again now.</translation>
    </message>
    <message>
        <source>Use a security token…</source>
        <translation>Use a security token…</translation>
    </message>
    <message>
        <source>Use a security token</source>
        <translation>Use a security token</translation>
    </message>
    <message>
        <source>I have an invitation code…</source>
        <translation>I have an invitation code…</translation>
    </message>
    <message>
        <source>I have an invitation code</source>
        <translation>I have an invitation code</translation>
    </message>
    <message>
        <source>Too many wrong attempts with this key. Seconds to wait: %1</source>
        <translation>Too many wrong attempts with this key. Seconds to wait: %1</translation>
    </message>
    <message>
        <source>Locked. This goes on meanwhile:</source>
        <translation>Locked. This goes on meanwhile:</translation>
    </message>
</context>
<context>
    <name>maru::console::StatusLine</name>
    <message>
        <source>%1 s ago</source>
        <translation>%1 s ago</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 min ago</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 h ago</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>%1 d ago</translation>
    </message>
    <message>
        <source>Block %1 · %2</source>
        <translation>Block %1 · %2</translation>
    </message>
    <message>
        <source>Clock difference %1 s</source>
        <translation>Clock difference %1 s</translation>
    </message>
    <message>
        <source>Locks in %1:%2</source>
        <translation>Locks in %1:%2</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Switch between Korean and English</source>
        <translation>Switch between Korean and English</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Switch between light, dark and high contrast</source>
        <translation>Switch between light, dark and high contrast</translation>
    </message>
</context>
<context>
    <name>maru::console::SwitchEditor</name>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>maru::console::TableView</name>
    <message>
        <source>Not up to date: %1</source>
        <translation>Not up to date: %1</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>The server cannot be reached</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>The list could not be read</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Nothing here yet</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 in all</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 shown</translation>
    </message>
    <message>
        <source>%1 loaded</source>
        <translation>%1 loaded</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>loading…</translation>
    </message>
    <message>
        <source>Columns ▾</source>
        <translation>Columns ▾</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Choose columns</translation>
    </message>
    <message>
        <source>List</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Needed is one of these roles: %1.</source>
        <translation>Needed is one of these roles: %1.</translation>
    </message>
    <message>
        <source>Roles are given by the administrator of your agency (Agencies and officers).</source>
        <translation>Roles are given by the administrator of your agency (Agencies and officers).</translation>
    </message>
    <message>
        <source>Nothing was lost. The console tries again by itself.</source>
        <translation>Nothing was lost. The console tries again by itself.</translation>
    </message>
    <message>
        <source>It will be shown here as soon as there is something.</source>
        <translation>It will be shown here as soon as there is something.</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 selected</translation>
    </message>
    <message>
        <source>narrow the filter to see the rest</source>
        <translation>narrow the filter to see the rest</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>counting…</translation>
    </message>
    <message>
        <source>C&amp;opy the selected rows</source>
        <translation>C&amp;opy the selected rows</translation>
    </message>
    <message>
        <source>Stop counting</source>
        <translation>Stop counting</translation>
    </message>
    <message>
        <source>%1 selected rows</source>
        <translation>%1 selected rows</translation>
    </message>
</context>
<context>
    <name>maru::console::TokenDialog</name>
    <message>
        <source>Choose the token&apos;s module</source>
        <translation>Choose the token&apos;s module</translation>
    </message>
    <message>
        <source>Modules (*.so *.dll *.dylib);;All files (*)</source>
        <translation>Modules (*.so *.dll *.dylib);;All files (*)</translation>
    </message>
    <message>
        <source>Looking for tokens…</source>
        <translation>Looking for tokens…</translation>
    </message>
    <message>
        <source>Security token</source>
        <translation>Security token</translation>
    </message>
    <message>
        <source>The key is on a smart card or another PKCS#11 token and never leaves it. The PIN is asked for when you sign in.</source>
        <translation>The key is on a smart card or another PKCS#11 token and never leaves it. The PIN is asked for when you sign in.</translation>
    </message>
    <message>
        <source>&amp;Module of the token&apos;s maker</source>
        <translation>&amp;Module of the token&apos;s maker</translation>
    </message>
    <message>
        <source>Module of the token&apos;s maker</source>
        <translation>Module of the token&apos;s maker</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Token</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Look for tokens again</source>
        <translation>Look for tokens again</translation>
    </message>
    <message>
        <source>Name of the &amp;key (only when there are several)</source>
        <translation>Name of the &amp;key (only when there are several)</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>Name of the key</translation>
    </message>
    <message>
        <source>Use this token</source>
        <translation>Use this token</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>maru::console::TopBar</name>
    <message>
        <source>Connected · block %1</source>
        <translation>Connected · block %1</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>No connection · as of block %1</source>
        <translation>No connection · as of block %1</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>Maru</source>
        <translation>Maru</translation>
    </message>
    <message>
        <source>Navigation narrow or wide</source>
        <translation>Navigation narrow or wide</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Search: transactions, campaigns, blocks …   Ctrl+K</source>
        <translation>Search: transactions, campaigns, blocks …   Ctrl+K</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Search everything</translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation>Loc&amp;k</translation>
    </message>
    <message>
        <source>Lock the console</source>
        <translation>Lock the console</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>Server not trusted yet</source>
        <translation>Server not trusted yet</translation>
    </message>
</context>
<context>
    <name>maru::console::TransactionPart</name>
    <message>
        <source>Open block %1</source>
        <translation>Open block %1</translation>
    </message>
    <message>
        <source>Fetching the proof…</source>
        <translation>Fetching the proof…</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Path to the log root</source>
        <translation>Path to the log root</translation>
    </message>
    <message>
        <source>As the server says; not checked yet.</source>
        <translation>As the server says; not checked yet.</translation>
    </message>
    <message>
        <source>Said by the receipt, which was checked on this computer.</source>
        <translation>Said by the receipt, which was checked on this computer.</translation>
    </message>
    <message>
        <source>The server shows something else than its receipt proves. The sentence is that of the receipt; tell your system administrator.</source>
        <translation>The server shows something else than its receipt proves. The sentence is that of the receipt; tell your system administrator.</translation>
    </message>
    <message>
        <source>The receipt does not hold: this is only what the server says.</source>
        <translation>The receipt does not hold: this is only what the server says.</translation>
    </message>
    <message>
        <source>The receipt could not be had: this is what the server says, not checked.</source>
        <translation>The receipt could not be had: this is what the server says, not checked.</translation>
    </message>
</context>
<context>
    <name>maru::console::TrustPanel</name>
    <message>
        <source>Is this the right server?</source>
        <translation>Is this the right server?</translation>
    </message>
    <message>
        <source>The server&apos;s key has changed</source>
        <translation>The server&apos;s key has changed</translation>
    </message>
    <message>
        <source>Fingerprint of the server&apos;s key (SHA-256)</source>
        <translation>Fingerprint of the server&apos;s key (SHA-256)</translation>
    </message>
    <message>
        <source>Fingerprint %1</source>
        <translation>Fingerprint %1</translation>
    </message>
    <message>
        <source>Issued for %1 by %2, valid from %3 to %4. The operator reads the fingerprint with “maru-server doctor”.</source>
        <translation>Issued for %1 by %2, valid from %3 to %4. The operator reads the fingerprint with “maru-server doctor”.</translation>
    </message>
    <message>
        <source>To trust the new key, type the first %1 digits from the operator&apos;s notice</source>
        <translation>To trust the new key, type the first %1 digits from the operator&apos;s notice</translation>
    </message>
    <message>
        <source>&amp;Do not connect</source>
        <translation>&amp;Do not connect</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>Do not connect</translation>
    </message>
    <message>
        <source>&amp;Trust this server</source>
        <translation>&amp;Trust this server</translation>
    </message>
    <message>
        <source>&amp;Trust the new key</source>
        <translation>&amp;Trust the new key</translation>
    </message>
    <message>
        <source>Trust this server</source>
        <translation>Trust this server</translation>
    </message>
    <message>
        <source>Trust the new key</source>
        <translation>Trust the new key</translation>
    </message>
</context>
<context>
    <name>maru::console::Watcher</name>
    <message>
        <source>Waiting for you: %1</source>
        <translation>Waiting for you: %1</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Connection lost</translation>
    </message>
    <message>
        <source>What you see is as of block %1. Nothing is sent until the connection is back.</source>
        <translation>What you see is as of block %1. Nothing is sent until the connection is back.</translation>
    </message>
    <message>
        <source>Connected again</source>
        <translation>Connected again</translation>
    </message>
    <message>
        <source>After %1 s; %2 blocks were made meanwhile.</source>
        <translation>After %1 s; %2 blocks were made meanwhile.</translation>
    </message>
    <message>
        <source>After %1 min; %2 blocks were made meanwhile.</source>
        <translation>After %1 min; %2 blocks were made meanwhile.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong</source>
        <translation>This computer&apos;s clock is wrong</translation>
    </message>
    <message>
        <source>It is %1 s behind the server&apos;s. Set it, or ages and deadlines look wrong.</source>
        <translation>It is %1 s behind the server&apos;s. Set it, or ages and deadlines look wrong.</translation>
    </message>
    <message>
        <source>It is %1 s ahead of the server&apos;s. Set it, or ages and deadlines look wrong.</source>
        <translation>It is %1 s ahead of the server&apos;s. Set it, or ages and deadlines look wrong.</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Refused: %1</translation>
    </message>
    <message>
        <source>Outcome unknown: %1</source>
        <translation>Outcome unknown: %1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Done: %1</translation>
    </message>
    <message>
        <source>In block %1.</source>
        <translation>In block %1.</translation>
    </message>
    <message>
        <source>Maru console</source>
        <translation>Maru console</translation>
    </message>
    <message>
        <source>%1 more now waits for your decision, %2 in all.</source>
        <translation>%1 more now waits for your decision, %2 in all.</translation>
    </message>
    <message>
        <source>Sent for approval: %1</source>
        <translation>Sent for approval: %1</translation>
    </message>
    <message>
        <source>Approved and executed: %1</source>
        <translation>Approved and executed: %1</translation>
    </message>
    <message>
        <source>Approved, but not done: %1</source>
        <translation>Approved, but not done: %1</translation>
    </message>
    <message>
        <source>Rejected: %1</source>
        <translation>Rejected: %1</translation>
    </message>
    <message>
        <source>Expired without approval: %1</source>
        <translation>Expired without approval: %1</translation>
    </message>
    <message>
        <source>Your proposal has ended. Open it to see the signatures.</source>
        <translation>Your proposal has ended. Open it to see the signatures.</translation>
    </message>
</context>
<context>
    <name>maru::console::Wizard</name>
    <message>
        <source>%1 things to mend</source>
        <translation>%1 things to mend</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Step %1 of %2</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Review and sign</source>
        <translation>Review and sign</translation>
    </message>
    <message>
        <source>✓ Done</source>
        <translation>✓ Done</translation>
    </message>
    <message>
        <source>✕ Nothing was changed</source>
        <translation>✕ Nothing was changed</translation>
    </message>
    <message>
        <source>! Done in part</source>
        <translation>! Done in part</translation>
    </message>
    <message>
        <source>✓ %1: in block %2</source>
        <translation>✓ %1: in block %2</translation>
    </message>
    <message>
        <source>✕ %1: refused. %2</source>
        <translation>✕ %1: refused. %2</translation>
    </message>
    <message>
        <source>! %1: %2</source>
        <translation>! %1: %2</translation>
    </message>
    <message>
        <source>· %1: not sent</source>
        <translation>· %1: not sent</translation>
    </message>
    <message>
        <source>What you typed is kept. Mend it and submit again.</source>
        <translation>What you typed is kept. Mend it and submit again.</translation>
    </message>
    <message>
        <source>What was accepted stands and is not sent again. Mend the rest and go on from here.</source>
        <translation>What was accepted stands and is not sent again. Mend the rest and go on from here.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>Save and c&amp;lose</source>
        <translation>Save and c&amp;lose</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Next</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Review</translation>
    </message>
    <message>
        <source>&amp;Sign and submit</source>
        <translation>&amp;Sign and submit</translation>
    </message>
    <message>
        <source>Submitting %1 of %2…</source>
        <translation>Submitting %1 of %2…</translation>
    </message>
    <message>
        <source>&amp;Mend and try again</source>
        <translation>&amp;Mend and try again</translation>
    </message>
    <message>
        <source>&amp;Go on from here</source>
        <translation>&amp;Go on from here</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Finish</translation>
    </message>
    <message>
        <source>What happens next:</source>
        <translation>What happens next:</translation>
    </message>
    <message>
        <source>! Outcome not known yet</source>
        <translation>! Outcome not known yet</translation>
    </message>
    <message>
        <source>Open the transaction %1</source>
        <translation>Open the transaction %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: only after what comes before it is approved</source>
        <translation>%1: only after what comes before it is approved</translation>
    </message>
    <message>
        <source>✓ Sent for approval</source>
        <translation>✓ Sent for approval</translation>
    </message>
    <message>
        <source>⚖ %1: waits for approval until %2</source>
        <translation>⚖ %1: waits for approval until %2</translation>
    </message>
    <message>
        <source>· %1: to be done once that is approved</source>
        <translation>· %1: to be done once that is approved</translation>
    </message>
    <message>
        <source>Open in Approvals</source>
        <translation>Open in Approvals</translation>
    </message>
</context>
<context>
    <name>maru::console::approvals::ChangesModel</name>
    <message>
        <source>Record</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>After</source>
        <translation>After</translation>
    </message>
</context>
<context>
    <name>maru::console::approvals::DecisionDialog</name>
    <message>
        <source>What was proposed</source>
        <translation>What was proposed</translation>
    </message>
    <message>
        <source>Being worked out…</source>
        <translation>Being worked out…</translation>
    </message>
    <message>
        <source>As things are now it would be refused: %1</source>
        <translation>As things are now it would be refused: %1</translation>
    </message>
    <message>
        <source>This proposal has ended meanwhile.</source>
        <translation>This proposal has ended meanwhile.</translation>
    </message>
    <message>
        <source>What will happen, as of block %1</source>
        <translation>What will happen, as of block %1</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>What will happen</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>The proposal is rejected, in block %1. Its proposer sees your reason.</source>
        <translation>The proposal is rejected, in block %1. Its proposer sees your reason.</translation>
    </message>
    <message>
        <source>Decide: %1</source>
        <translation>Decide: %1</translation>
    </message>
    <message>
        <source>As %1 (%2) you reject this with your key. One rejection ends it.</source>
        <translation>As %1 (%2) you reject this with your key. One rejection ends it.</translation>
    </message>
    <message>
        <source>As %1 (%2) you approve exactly this with your key: your signature holds for the transaction %3 and for no other.</source>
        <translation>As %1 (%2) you approve exactly this with your key: your signature holds for the transaction %3 and for no other.</translation>
    </message>
    <message>
        <source>Reason for the rejection</source>
        <translation>Reason for the rejection</translation>
    </message>
    <message>
        <source>! Outcome not known yet</source>
        <translation>! Outcome not known yet</translation>
    </message>
    <message>
        <source>✕ Refused</source>
        <translation>✕ Refused</translation>
    </message>
    <message>
        <source>✓ Rejected</source>
        <translation>✓ Rejected</translation>
    </message>
    <message>
        <source>✓ Approved</source>
        <translation>✓ Approved</translation>
    </message>
    <message>
        <source>Open the transaction</source>
        <translation>Open the transaction</translation>
    </message>
    <message>
        <source>&amp;Sign the rejection</source>
        <translation>&amp;Sign the rejection</translation>
    </message>
    <message>
        <source>&amp;Reject…</source>
        <translation>&amp;Reject…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>Submitting…</source>
        <translation>Submitting…</translation>
    </message>
    <message>
        <source>&amp;Approve and sign</source>
        <translation>&amp;Approve and sign</translation>
    </message>
</context>
<context>
    <name>maru::console::approvals::ProposalPart</name>
    <message>
        <source>Signatures</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>What was proposed</source>
        <translation>What was proposed</translation>
    </message>
    <message>
        <source>Restricted</source>
        <translation>Restricted</translation>
    </message>
    <message>
        <source>Your roles do not include reading it.</source>
        <translation>Your roles do not include reading it.</translation>
    </message>
    <message>
        <source>Open the proposed transaction</source>
        <translation>Open the proposed transaction</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>What will happen</translation>
    </message>
    <message>
        <source>Being worked out…</source>
        <translation>Being worked out…</translation>
    </message>
    <message>
        <source>What will happen, as of block %1</source>
        <translation>What will happen, as of block %1</translation>
    </message>
    <message>
        <source>As things are now it would be refused: %1</source>
        <translation>As things are now it would be refused: %1</translation>
    </message>
    <message>
        <source>No record changes.</source>
        <translation>No record changes.</translation>
    </message>
    <message>
        <source>and %1 more records</source>
        <translation>and %1 more records</translation>
    </message>
</context>
<context>
    <name>maru::console::credentials::ClaimsPart</name>
    <message>
        <source>Claim</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Credential</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>✓ yes</source>
        <translation>✓ yes</translation>
    </message>
    <message>
        <source>– no</source>
        <translation>– no</translation>
    </message>
    <message>
        <source>● signs</source>
        <translation>● signs</translation>
    </message>
    <message>
        <source>– retired; its signatures stay good</source>
        <translation>– retired; its signatures stay good</translation>
    </message>
    <message>
        <source>✕ withdrawn; nothing it signed is good</source>
        <translation>✕ withdrawn; nothing it signed is good</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Claims</translation>
    </message>
    <message>
        <source>May ask for</source>
        <translation>May ask for</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Needed</translation>
    </message>
    <message>
        <source>May hide</source>
        <translation>May hide</translation>
    </message>
</context>
<context>
    <name>maru::console::credentials::IssueTab</name>
    <message>
        <source>Choose the list</source>
        <translation>Choose the list</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>CSV files (*.csv *.txt *.tsv);;All files (*)</translation>
    </message>
    <message>
        <source>Save the template</source>
        <translation>Save the template</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV files (*.csv)</translation>
    </message>
    <message>
        <source>Save links and codes</source>
        <translation>Save links and codes</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>Saved %1.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Transaction code</source>
        <translation>Transaction code</translation>
    </message>
    <message>
        <source>Saved %1. It opens every offer in it: hand it out with care, then destroy it.</source>
        <translation>Saved %1. It opens every offer in it: hand it out with care, then destroy it.</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>Issue 1</source>
        <translation>Issue 1</translation>
    </message>
    <message>
        <source>Issue %1</source>
        <translation>Issue %1</translation>
    </message>
    <message>
        <source>Your agency may issue nothing now: it needs an accreditation and its issuing keys on the chain.</source>
        <translation>Your agency may issue nothing now: it needs an accreditation and its issuing keys on the chain.</translation>
    </message>
    <message>
        <source>Issuing… %1 of %2</source>
        <translation>Issuing… %1 of %2</translation>
    </message>
    <message>
        <source>%1: %2 offers made. Choose a row to see its QR code.</source>
        <translation>%1: %2 offers made. Choose a row to see its QR code.</translation>
    </message>
    <message>
        <source>%1: %2 lines are ready, %3 cannot be issued.</source>
        <translation>%1: %2 lines are ready, %3 cannot be issued.</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>Left out: %1.</translation>
    </message>
    <message>
        <source>The claims go into the vault; on the chain stands only their commitment, signed with your key.</source>
        <translation>The claims go into the vault; on the chain stands only their commitment, signed with your key.</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Credential</translation>
    </message>
    <message>
        <source>With a transaction code</source>
        <translation>With a transaction code</translation>
    </message>
    <message>
        <source>CSV template…</source>
        <translation>CSV template…</translation>
    </message>
    <message>
        <source>From CSV…</source>
        <translation>From CSV…</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Back to the form</translation>
    </message>
    <message>
        <source>Save links and codes…</source>
        <translation>Save links and codes…</translation>
    </message>
    <message>
        <source>Credentials that are being issued</source>
        <translation>Credentials that are being issued</translation>
    </message>
</context>
<context>
    <name>maru::console::credentials::OfferCard</name>
    <message>
        <source>Offer %1</source>
        <translation>Offer %1</translation>
    </message>
    <message>
        <source>The citizen scans this with a wallet, or opens the link. It is good once, until %1.</source>
        <translation>The citizen scans this with a wallet, or opens the link. It is good once, until %1.</translation>
    </message>
    <message>
        <source>QR code of the offer</source>
        <translation>QR code of the offer</translation>
    </message>
    <message>
        <source>Copy the wallet link</source>
        <translation>Copy the wallet link</translation>
    </message>
    <message>
        <source>Copy the portal link</source>
        <translation>Copy the portal link</translation>
    </message>
    <message>
        <source>Transaction code: tell it by another way than the link</source>
        <translation>Transaction code: tell it by another way than the link</translation>
    </message>
    <message>
        <source>No transaction code: whoever has the link can collect</source>
        <translation>No transaction code: whoever has the link can collect</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Covered</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>Show the code</translation>
    </message>
</context>
<context>
    <name>maru::console::credentials::OfferPart</name>
    <message>
        <source>Offer to the wallet</source>
        <translation>Offer to the wallet</translation>
    </message>
    <message>
        <source>With a transaction code</source>
        <translation>With a transaction code</translation>
    </message>
    <message>
        <source>Make a new offer</source>
        <translation>Make a new offer</translation>
    </message>
    <message>
        <source>Make an offer</source>
        <translation>Make an offer</translation>
    </message>
    <message>
        <source>On its way…</source>
        <translation>On its way…</translation>
    </message>
    <message>
        <source>No offer is out for this credential.</source>
        <translation>No offer is out for this credential.</translation>
    </message>
    <message>
        <source>✓ The code was used; the wallet is collecting.</source>
        <translation>✓ The code was used; the wallet is collecting.</translation>
    </message>
    <message>
        <source>✕ Closed after five wrong transaction codes.</source>
        <translation>✕ Closed after five wrong transaction codes.</translation>
    </message>
    <message>
        <source>✕ Expired on %1.</source>
        <translation>✕ Expired on %1.</translation>
    </message>
    <message>
        <source>Waiting until %1, %2 attempts at the code left. A new offer ends this one.</source>
        <translation>Waiting until %1, %2 attempts at the code left. A new offer ends this one.</translation>
    </message>
    <message>
        <source>Waiting until %1. A new offer ends this one.</source>
        <translation>Waiting until %1. A new offer ends this one.</translation>
    </message>
</context>
<context>
    <name>maru::console::credentials::RunModel</name>
    <message>
        <source>✕ not issued</source>
        <translation>✕ not issued</translation>
    </message>
    <message>
        <source>○ ready</source>
        <translation>○ ready</translation>
    </message>
    <message>
        <source>○ waiting</source>
        <translation>○ waiting</translation>
    </message>
    <message>
        <source>○ in the vault</source>
        <translation>○ in the vault</translation>
    </message>
    <message>
        <source>… waits for approval</source>
        <translation>… waits for approval</translation>
    </message>
    <message>
        <source>! issued, no offer yet</source>
        <translation>! issued, no offer yet</translation>
    </message>
    <message>
        <source>✓ offered</source>
        <translation>✓ offered</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Number or reason</source>
        <translation>Number or reason</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::BankTab</name>
    <message>
        <source>Bank statement beside the chain</source>
        <translation>Bank statement beside the chain</translation>
    </message>
    <message>
        <source>Choose the bank&apos;s statement</source>
        <translation>Choose the bank&apos;s statement</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>CSV files (*.csv *.txt *.tsv);;All files (*)</translation>
    </message>
    <message>
        <source>✓ matched</source>
        <translation>✓ matched</translation>
    </message>
    <message>
        <source>✕ amounts differ</source>
        <translation>✕ amounts differ</translation>
    </message>
    <message>
        <source>✕ missing on the chain</source>
        <translation>✕ missing on the chain</translation>
    </message>
    <message>
        <source>✕ missing at the bank</source>
        <translation>✕ missing at the bank</translation>
    </message>
    <message>
        <source>! reference repeated</source>
        <translation>! reference repeated</translation>
    </message>
    <message>
        <source>line %1 of the file</source>
        <translation>line %1 of the file</translation>
    </message>
    <message>
        <source>Choose or drop the bank&apos;s statement as CSV (date, amount or deposit and withdrawal, reference). It stays on this computer.</source>
        <translation>Choose or drop the bank&apos;s statement as CSV (date, amount or deposit and withdrawal, reference). It stays on this computer.</translation>
    </message>
    <message>
        <source>Reading the chain&apos;s entries… %1</source>
        <translation>Reading the chain&apos;s entries… %1</translation>
    </message>
    <message>
        <source>%1 (%2): %3 matched, %4 to look at, %5 lines not read</source>
        <translation>%1 (%2): %3 matched, %4 to look at, %5 lines not read</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… and %1 more</translation>
    </message>
    <message>
        <source>Line %1, %2: “%3” cannot be read</source>
        <translation>Line %1, %2: “%3” cannot be read</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Chain</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Choose the statement…</source>
        <translation>Choose the statement…</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::CampaignWizard</name>
    <message>
        <source>Edit the draft campaign</source>
        <translation>Edit the draft campaign</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>New campaign</translation>
    </message>
    <message>
        <source>The draft “%1” of %2 is changed: raise %3 from %4 to %5, paid out in %6 milestones.</source>
        <translation>The draft “%1” of %2 is changed: raise %3 from %4 to %5, paid out in %6 milestones.</translation>
    </message>
    <message>
        <source>The draft “%1” of %2 is made: raise %3 from %4 to %5, paid out in %6 milestones.</source>
        <translation>The draft “%1” of %2 is made: raise %3 from %4 to %5, paid out in %6 milestones.</translation>
    </message>
    <message>
        <source>Nobody can donate yet: the registering authority must register the draft first.</source>
        <translation>Nobody can donate yet: the registering authority must register the draft first.</translation>
    </message>
    <message>
        <source>The organisation is not verified; until then the draft cannot be registered.</source>
        <translation>The organisation is not verified; until then the draft cannot be registered.</translation>
    </message>
    <message>
        <source>A registration number will be needed (%1).</source>
        <translation>A registration number will be needed (%1).</translation>
    </message>
    <message>
        <source>Every payout waits for the approval of its reviewer (%1 different reviewers).</source>
        <translation>Every payout waits for the approval of its reviewer (%1 different reviewers).</translation>
    </message>
    <message>
        <source>A draft can still be edited. With the first donation its terms are frozen.</source>
        <translation>A draft can still be edited. With the first donation its terms are frozen.</translation>
    </message>
    <message>
        <source>Open the campaign</source>
        <translation>Open the campaign</translation>
    </message>
    <message>
        <source>Open the transaction and its receipt</source>
        <translation>Open the transaction and its receipt</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::DonorService</name>
    <message>
        <source>✕ This is no donation id, receipt number or DID. A receipt number has 64 characters (0-9, a-f), a donation id begins with d-, a DID with did:key:</source>
        <translation>✕ This is no donation id, receipt number or DID. A receipt number has 64 characters (0-9, a-f), a donation id begins with d-, a DID with did:key:</translation>
    </message>
    <message>
        <source>Looking it up…</source>
        <translation>Looking it up…</translation>
    </message>
    <message>
        <source>✕ No donation was found. Check the number with the donor: a receipt of another programme is not in this ledger.</source>
        <translation>✕ No donation was found. Check the number with the donor: a receipt of another programme is not in this ledger.</translation>
    </message>
    <message>
        <source>✓ %1 donations found</source>
        <translation>✓ %1 donations found</translation>
    </message>
    <message>
        <source>· being checked on this computer…</source>
        <translation>· being checked on this computer…</translation>
    </message>
    <message>
        <source>Checked on this computer: the donation is in the ledger under block %1.</source>
        <translation>Checked on this computer: the donation is in the ledger under block %1.</translation>
    </message>
    <message>
        <source>The donation&apos;s proof does not hold. Tell the donor nothing yet; refresh, and tell your system administrator if it stays so.</source>
        <translation>The donation&apos;s proof does not hold. Tell the donor nothing yet; refresh, and tell your system administrator if it stays so.</translation>
    </message>
    <message>
        <source>Checked on this computer: it is counted in the campaign&apos;s published total.</source>
        <translation>Checked on this computer: it is counted in the campaign&apos;s published total.</translation>
    </message>
    <message>
        <source>It could not be shown that it is counted in the campaign&apos;s total.</source>
        <translation>It could not be shown that it is counted in the campaign&apos;s total.</translation>
    </message>
    <message>
        <source>Your donation of %1 to “%2” was recorded on %3.</source>
        <translation>Your donation of %1 to “%2” was recorded on %3.</translation>
    </message>
    <message>
        <source>The campaign is now in the state “%1”.</source>
        <translation>The campaign is now in the state “%1”.</translation>
    </message>
    <message>
        <source>Of it %1 have been paid out for the cause.</source>
        <translation>Of it %1 have been paid out for the cause.</translation>
    </message>
    <message>
        <source>%1 wait in the campaign&apos;s account and leave it only when a milestone&apos;s evidence has been reviewed.</source>
        <translation>%1 wait in the campaign&apos;s account and leave it only when a milestone&apos;s evidence has been reviewed.</translation>
    </message>
    <message>
        <source>%1 were refunded to your account.</source>
        <translation>%1 were refunded to your account.</translation>
    </message>
    <message>
        <source>You asked for a donation receipt for tax.</source>
        <translation>You asked for a donation receipt for tax.</translation>
    </message>
    <message>
        <source>No donation receipt for tax was asked for.</source>
        <translation>No donation receipt for tax was asked for.</translation>
    </message>
    <message>
        <source>Receipt number: %1</source>
        <translation>Receipt number: %1</translation>
    </message>
    <message>
        <source>You can check all this yourself on the portal with this number; you need not trust us.</source>
        <translation>You can check all this yourself on the portal with this number; you need not trust us.</translation>
    </message>
    <message>
        <source>Donation %1 · block %2 · donor %3</source>
        <translation>Donation %1 · block %2 · donor %3</translation>
    </message>
    <message>
        <source>Waits in the campaign&apos;s account</source>
        <translation>Waits in the campaign&apos;s account</translation>
    </message>
    <message>
        <source>Statement on a donation</source>
        <translation>Statement on a donation</translation>
    </message>
    <message>
        <source>Donated amount</source>
        <translation>Donated amount</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campaign</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Receipt number</translation>
    </message>
    <message>
        <source>Receipt number, donation id or the donor&apos;s DID</source>
        <translation>Receipt number, donation id or the donor&apos;s DID</translation>
    </message>
    <message>
        <source>What the donor has in hand</source>
        <translation>What the donor has in hand</translation>
    </message>
    <message>
        <source>&amp;Find the donation</source>
        <translation>&amp;Find the donation</translation>
    </message>
    <message>
        <source>Find the donation</source>
        <translation>Find the donation</translation>
    </message>
    <message>
        <source>Donations found</source>
        <translation>Donations found</translation>
    </message>
    <message>
        <source>Where the money went</source>
        <translation>Where the money went</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>When</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Way of the donation</source>
        <translation>Way of the donation</translation>
    </message>
    <message>
        <source>What to tell the donor</source>
        <translation>What to tell the donor</translation>
    </message>
    <message>
        <source>&amp;Copy the text</source>
        <translation>&amp;Copy the text</translation>
    </message>
    <message>
        <source>Copy what to tell the donor</source>
        <translation>Copy what to tell the donor</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Print…</translation>
    </message>
    <message>
        <source>Print the statement</source>
        <translation>Print the statement</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>Save the statement as PDF</source>
        <translation>Save the statement as PDF</translation>
    </message>
    <message>
        <source>Open the transaction</source>
        <translation>Open the transaction</translation>
    </message>
    <message>
        <source>Open the donation&apos;s transaction</source>
        <translation>Open the donation&apos;s transaction</translation>
    </message>
    <message>
        <source>Type or paste what the donor has: the receipt number from the receipt file or its QR code, the donation&apos;s id, or the DID of the donor&apos;s wallet. Never ask for names or resident numbers: they are not in the ledger.</source>
        <translation>Type or paste what the donor has: the receipt number from the receipt file or its QR code, the donation&apos;s id, or the DID of the donor&apos;s wallet. Never ask for names or resident numbers: they are not in the ledger.</translation>
    </message>
    <message>
        <source>Here you will see where the donation&apos;s money went, what this computer has checked, and what to tell the donor.</source>
        <translation>Here you will see where the donation&apos;s money went, what this computer has checked, and what to tell the donor.</translation>
    </message>
    <message>
        <source>✓ 1 donation found</source>
        <translation>✓ 1 donation found</translation>
    </message>
    <message>
        <source>It could not be checked, which says nothing about it.</source>
        <translation>It could not be checked, which says nothing about it.</translation>
    </message>
    <message>
        <source>A part of it could not be read, so there is nothing yet to tell the donor: %1</source>
        <translation>A part of it could not be read, so there is nothing yet to tell the donor: %1</translation>
    </message>
    <message>
        <source>Reading the rest…</source>
        <translation>Reading the rest…</translation>
    </message>
    <message>
        <source>The donation&apos;s proof does not hold: tell the donor nothing yet.</source>
        <translation>The donation&apos;s proof does not hold: tell the donor nothing yet.</translation>
    </message>
    <message>
        <source>As of block %1, %2.</source>
        <translation>As of block %1, %2.</translation>
    </message>
    <message>
        <source>Donations have moved on since; look it up again for the newest state.</source>
        <translation>Donations have moved on since; look it up again for the newest state.</translation>
    </message>
    <message>
        <source>Look it up again</source>
        <translation>Look it up again</translation>
    </message>
    <message>
        <source>Look the donation up again</source>
        <translation>Look the donation up again</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::MilestonesStep</name>
    <message>
        <source>Milestones: %1 · can be used (target less costs): %2</source>
        <translation>Milestones: %1 · can be used (target less costs): %2</translation>
    </message>
    <message>
        <source>%1 too much</source>
        <translation>%1 too much</translation>
    </message>
    <message>
        <source>%1 not planned yet; it would be left at the end</source>
        <translation>%1 not planned yet; it would be left at the end</translation>
    </message>
    <message>
        <source>adds up</source>
        <translation>adds up</translation>
    </message>
    <message>
        <source>Before each payout the manager hands in evidence (receipts, contracts, photographs: only their hashes go on the chain), and the reviewer approves it; then it is paid by itself. A reviewer may not belong to the recipient&apos;s agency. If less is raised than the target, all milestones are scaled down in proportion. For money to persons choose “distribution plan” and leave the recipient empty: the shares are entered later, under pseudonyms, and reviewed too.</source>
        <translation>Before each payout the manager hands in evidence (receipts, contracts, photographs: only their hashes go on the chain), and the reviewer approves it; then it is paid by itself. A reviewer may not belong to the recipient&apos;s agency. If less is raised than the target, all milestones are scaled down in proportion. For money to persons choose “distribution plan” and leave the recipient empty: the shares are entered later, under pseudonyms, and reviewed too.</translation>
    </message>
    <message>
        <source>Milestones and distribution</source>
        <translation>Milestones and distribution</translation>
    </message>
    <message>
        <source>Money leaves the campaign only through these, one after the other.</source>
        <translation>Money leaves the campaign only through these, one after the other.</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::MoneyStep</name>
    <message>
        <source>! From %1 on a registration number is needed before the campaign opens (%2).</source>
        <translation>! From %1 on a registration number is needed before the campaign opens (%2).</translation>
    </message>
    <message>
        <source>Below %1 no registration number is needed (%2).</source>
        <translation>Below %1 no registration number is needed (%2).</translation>
    </message>
    <message>
        <source>One donation may be %1 to %2.</source>
        <translation>One donation may be %1 to %2.</translation>
    </message>
    <message>
        <source>The legal cap is not known yet; the server checks it.</source>
        <translation>The legal cap is not known yet; the server checks it.</translation>
    </message>
    <message>
        <source>Enter the target: the legal cap on costs follows from it.</source>
        <translation>Enter the target: the legal cap on costs follows from it.</translation>
    </message>
    <message>
        <source>%1 Legal cap: %2 % of %3 = %4 (%5). For the cause remain %6.</source>
        <translation>%1 Legal cap: %2 % of %3 = %4 (%5). For the cause remain %6.</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>How much is raised, and how much of it may be kept for costs.</source>
        <translation>How much is raised, and how much of it may be kept for costs.</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::OrganisationStep</name>
    <message>
        <source>belongs to another agency (%1); only its own managers raise for it</source>
        <translation>belongs to another agency (%1); only its own managers raise for it</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Organisations</translation>
    </message>
    <message>
        <source>not verified yet: a draft can be made, but it is registered only after the authority has checked the organisation&apos;s documents</source>
        <translation>not verified yet: a draft can be made, but it is registered only after the authority has checked the organisation&apos;s documents</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verified</translation>
    </message>
    <message>
        <source>The list of organisations is on its way…</source>
        <translation>The list of organisations is on its way…</translation>
    </message>
    <message>
        <source>Your agency has no registered organisation yet. Ask the registering authority (role “%1”) to register it; what you type here is kept.</source>
        <translation>Your agency has no registered organisation yet. Ask the registering authority (role “%1”) to register it; what you type here is kept.</translation>
    </message>
    <message>
        <source>Whose campaign is it? You see why an organisation cannot be chosen.</source>
        <translation>Whose campaign is it? You see why an organisation cannot be chosen.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::PeriodStep</name>
    <message>
        <source>Once registered, the campaign opens by itself on %1 and runs for %2 days at most.</source>
        <translation>Once registered, the campaign opens by itself on %1 and runs for %2 days at most.</translation>
    </message>
    <message>
        <source>It ends as soon as the target is reached, on %1 at the latest.</source>
        <translation>It ends as soon as the target is reached, on %1 at the latest.</translation>
    </message>
    <message>
        <source>It ends on %1, whatever has been raised.</source>
        <translation>It ends on %1, whatever has been raised.</translation>
    </message>
    <message>
        <source>It ends at the target, by a manager&apos;s hand, or on %1, whichever comes first.</source>
        <translation>It ends at the target, by a manager&apos;s hand, or on %1, whichever comes first.</translation>
    </message>
    <message>
        <source>It ends by a manager&apos;s hand, on %1 at the latest.</source>
        <translation>It ends by a manager&apos;s hand, on %1 at the latest.</translation>
    </message>
    <message>
        <source>A donation that would pass the target is refused, and the donor is told how much is missing.</source>
        <translation>A donation that would pass the target is refused, and the donor is told how much is missing.</translation>
    </message>
    <message>
        <source>What is left at the end goes back to the donors in proportion to what they gave.</source>
        <translation>What is left at the end goes back to the donors in proportion to what they gave.</translation>
    </message>
    <message>
        <source>What is left at the end is passed on to the organisation.</source>
        <translation>What is left at the end is passed on to the organisation.</translation>
    </message>
    <message>
        <source>Milestones that are not paid by %1 are cancelled.</source>
        <translation>Milestones that are not paid by %1 are cancelled.</translation>
    </message>
    <message>
        <source>Period and rules</source>
        <translation>Period and rules</translation>
    </message>
    <message>
        <source>These terms are frozen with the first donation.</source>
        <translation>These terms are frozen with the first donation.</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::ReconcileCampaigns</name>
    <message>
        <source>· not checked yet</source>
        <translation>· not checked yet</translation>
    </message>
    <message>
        <source>✓ adds up, sum tree rebuilt</source>
        <translation>✓ adds up, sum tree rebuilt</translation>
    </message>
    <message>
        <source>✕ %1 differences</source>
        <translation>✕ %1 differences</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>%1 of %2 add up</source>
        <translation>%1 of %2 add up</translation>
    </message>
    <message>
        <source>raised + returned = paid + refunded + balance. Each figure is added up again from the campaign&apos;s donations and movements, and the root of its sum tree is computed again, on this computer.</source>
        <translation>raised + returned = paid + refunded + balance. Each figure is added up again from the campaign&apos;s donations and movements, and the root of its sum tree is computed again, on this computer.</translation>
    </message>
    <message>
        <source>Computed here: %1 raised + %2 returned = %3 paid + %4 refunded + %5 balance</source>
        <translation>Computed here: %1 raised + %2 returned = %3 paid + %4 refunded + %5 balance</translation>
    </message>
    <message>
        <source>%1: stated %2, computed %3, difference %4</source>
        <translation>%1: stated %2, computed %3, difference %4</translation>
    </message>
    <message>
        <source>Raised (sum of donations)</source>
        <translation>Raised (sum of donations)</translation>
    </message>
    <message>
        <source>Raised (movements)</source>
        <translation>Raised (movements)</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Paid out</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Refunded (movements)</source>
        <translation>Refunded (movements)</translation>
    </message>
    <message>
        <source>Refunded (donations)</source>
        <translation>Refunded (donations)</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Balance of the account</source>
        <translation>Balance of the account</translation>
    </message>
    <message>
        <source>Donations: stated %1, found %2</source>
        <translation>Donations: stated %1, found %2</translation>
    </message>
    <message>
        <source>Donation %1 stands at place %2 instead of %3</source>
        <translation>Donation %1 stands at place %2 instead of %3</translation>
    </message>
    <message>
        <source>The root of the sum tree computed here is another one: %1</source>
        <translation>The root of the sum tree computed here is another one: %1</translation>
    </message>
    <message>
        <source>Sum tree of %1 donations rebuilt: root %2</source>
        <translation>Sum tree of %1 donations rebuilt: root %2</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campaign</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Raised</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Donations</source>
        <translation>Donations</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Reconciliation of campaigns</source>
        <translation>Reconciliation of campaigns</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>Check all</translation>
    </message>
    <message>
        <source>Stop the check</source>
        <translation>Stop the check</translation>
    </message>
    <message>
        <source>Check all campaigns again</source>
        <translation>Check all campaigns again</translation>
    </message>
    <message>
        <source>Open the campaign</source>
        <translation>Open the campaign</translation>
    </message>
    <message>
        <source>Open the selected campaign</source>
        <translation>Open the selected campaign</translation>
    </message>
    <message>
        <source>Campaigns checked</source>
        <translation>Campaigns checked</translation>
    </message>
    <message>
        <source>Nothing has been checked yet.</source>
        <translation>Nothing has been checked yet.</translation>
    </message>
    <message>
        <source>✕ %1 campaigns do not add up, %2 do. Select one to see where.</source>
        <translation>✕ %1 campaigns do not add up, %2 do. Select one to see where.</translation>
    </message>
    <message>
        <source>✓ %1 campaigns add up, computed on this computer</source>
        <translation>✓ %1 campaigns add up, computed on this computer</translation>
    </message>
    <message>
        <source>Checking %1 of %2 campaigns; %3 add up so far</source>
        <translation>Checking %1 of %2 campaigns; %3 add up so far</translation>
    </message>
    <message>
        <source>✕ 1 difference</source>
        <translation>✕ 1 difference</translation>
    </message>
    <message>
        <source>✕ 1 campaign does not add up, %1 do. Select it to see where.</source>
        <translation>✕ 1 campaign does not add up, %1 do. Select it to see where.</translation>
    </message>
    <message>
        <source>Check all campaigns</source>
        <translation>Check all campaigns</translation>
    </message>
    <message>
        <source>There is no campaign to check.</source>
        <translation>There is no campaign to check.</translation>
    </message>
    <message>
        <source>! %1 of %2 campaigns add up.</source>
        <translation>! %1 of %2 campaigns add up.</translation>
    </message>
    <message>
        <source>1 could not be checked.</source>
        <translation>1 could not be checked.</translation>
    </message>
    <message>
        <source>%1 could not be checked.</source>
        <translation>%1 could not be checked.</translation>
    </message>
    <message>
        <source>1 was not checked: stopped.</source>
        <translation>1 was not checked: stopped.</translation>
    </message>
    <message>
        <source>%1 were not checked: stopped.</source>
        <translation>%1 were not checked: stopped.</translation>
    </message>
    <message>
        <source>As of block %1.</source>
        <translation>As of block %1.</translation>
    </message>
    <message>
        <source>Money has moved since; check again for the newest figures.</source>
        <translation>Money has moved since; check again for the newest figures.</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::ReconcileTab</name>
    <message>
        <source>Campaigns</source>
        <translation>Campaigns</translation>
    </message>
    <message>
        <source>Bank statement</source>
        <translation>Bank statement</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::RegisterStep</name>
    <message>
        <source>Registration</source>
        <translation>Registration</translation>
    </message>
    <message>
        <source>Your roles let you register the campaign in the same go.</source>
        <translation>Your roles let you register the campaign in the same go.</translation>
    </message>
</context>
<context>
    <name>maru::console::donations::TextsStep</name>
    <message>
        <source>Purpose and texts</source>
        <translation>Purpose and texts</translation>
    </message>
    <message>
        <source>What citizens read. Both languages are shown on the portal.</source>
        <translation>What citizens read. Both languages are shown on the portal.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::CeremonyTab</name>
    <message>
        <source>Save the ceremony&apos;s messages</source>
        <translation>Save the ceremony&apos;s messages</translation>
    </message>
    <message>
        <source>Ceremony files (*.json)</source>
        <translation>Ceremony files (*.json)</translation>
    </message>
    <message>
        <source>Open a ceremony&apos;s messages</source>
        <translation>Open a ceremony&apos;s messages</translation>
    </message>
    <message>
        <source>Submit a signed transaction</source>
        <translation>Submit a signed transaction</translation>
    </message>
    <message>
        <source>Transaction files (*.json)</source>
        <translation>Transaction files (*.json)</translation>
    </message>
    <message>
        <source>On its way…</source>
        <translation>On its way…</translation>
    </message>
    <message>
        <source>Your message stands in block %1.</source>
        <translation>Your message stands in block %1.</translation>
    </message>
    <message>
        <source>Your part of the key is in the file. Keep the file and the passphrase until the counting.</source>
        <translation>Your part of the key is in the file. Keep the file and the passphrase until the counting.</translation>
    </message>
    <message>
        <source>Save my signed message</source>
        <translation>Save my signed message</translation>
    </message>
    <message>
        <source>Written. Anybody can submit it within an hour.</source>
        <translation>Written. Anybody can submit it within an hour.</translation>
    </message>
    <message>
        <source>The messages are in the file.</source>
        <translation>The messages are in the file.</translation>
    </message>
    <message>
        <source>These messages come from a file. They were verified here as those of the server are.</source>
        <translation>These messages come from a file. They were verified here as those of the server are.</translation>
    </message>
    <message>
        <source>The message stands in block %1.</source>
        <translation>The message stands in block %1.</translation>
    </message>
    <message>
        <source>Your turn: %1</source>
        <translation>Your turn: %1</translation>
    </message>
    <message>
        <source>The share from trustee %1 does not fit: this is a complaint.</source>
        <translation>The share from trustee %1 does not fit: this is a complaint.</translation>
    </message>
    <message>
        <source>All shares that you got fit.</source>
        <translation>All shares that you got fit.</translation>
    </message>
    <message>
        <source>The ceremony is finished: add the shares up in your file.</source>
        <translation>The ceremony is finished: add the shares up in your file.</translation>
    </message>
    <message>
        <source>Nothing to do now.</source>
        <translation>Nothing to do now.</translation>
    </message>
    <message>
        <source>No election is chosen.</source>
        <translation>No election is chosen.</translation>
    </message>
    <message>
        <source>Attempt %1, %2 of %3 trustees are needed to count</source>
        <translation>Attempt %1, %2 of %3 trustees are needed to count</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>from a file</translation>
    </message>
    <message>
        <source>deadline %1</source>
        <translation>deadline %1</translation>
    </message>
    <message>
        <source>%1 messages do not hold</source>
        <translation>%1 messages do not hold</translation>
    </message>
    <message>
        <source>The election key is not the sum of the trustees&apos; keys</source>
        <translation>The election key is not the sum of the trustees&apos; keys</translation>
    </message>
    <message>
        <source>The election key is the sum of the trustees&apos; keys (verified here)</source>
        <translation>The election key is the sum of the trustees&apos; keys (verified here)</translation>
    </message>
    <message>
        <source>open: the accused must publish the share</source>
        <translation>open: the accused must publish the share</translation>
    </message>
    <message>
        <source>refuted: the share is right</source>
        <translation>refuted: the share is right</translation>
    </message>
    <message>
        <source>upheld: the accused is excluded</source>
        <translation>upheld: the accused is excluded</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Attempt</translation>
    </message>
    <message>
        <source>Complainant</source>
        <translation>Complainant</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Back to the server&apos;s messages</source>
        <translation>Back to the server&apos;s messages</translation>
    </message>
    <message>
        <source>Messages from a file…</source>
        <translation>Messages from a file…</translation>
    </message>
    <message>
        <source>Start the key ceremony…</source>
        <translation>Start the key ceremony…</translation>
    </message>
    <message>
        <source>Exclude a trustee…</source>
        <translation>Exclude a trustee…</translation>
    </message>
    <message>
        <source>Messages to a file…</source>
        <translation>Messages to a file…</translation>
    </message>
    <message>
        <source>Submit a transaction file…</source>
        <translation>Submit a transaction file…</translation>
    </message>
    <message>
        <source>Do my part</source>
        <translation>Do my part</translation>
    </message>
    <message>
        <source>Write my part to a file…</source>
        <translation>Write my part to a file…</translation>
    </message>
    <message>
        <source>Finish my secret</source>
        <translation>Finish my secret</translation>
    </message>
    <message>
        <source>Trustees and rounds</source>
        <translation>Trustees and rounds</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>My part as a trustee</source>
        <translation>My part as a trustee</translation>
    </message>
    <message>
        <source>Key ceremony</source>
        <translation>Key ceremony</translation>
    </message>
    <message>
        <source>Generation of the keys is over. When votes are counted, open your secret in the tab “Counting”.</source>
        <translation>Generation of the keys is over. When votes are counted, open your secret in the tab “Counting”.</translation>
    </message>
    <message>
        <source>Generation of the keys is over. If you have not added the shares up yet, open your secret here and do so. When votes are counted, open it in the tab “Counting”.</source>
        <translation>Generation of the keys is over. If you have not added the shares up yet, open your secret here and do so. When votes are counted, open it in the tab “Counting”.</translation>
    </message>
    <message>
        <source>Make the keys again…</source>
        <translation>Make the keys again…</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::CeremonyWords</name>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>due now</source>
        <translation>due now</translation>
    </message>
    <message>
        <source>late, not there</source>
        <translation>late, not there</translation>
    </message>
    <message>
        <source>done, verified here</source>
        <translation>done, verified here</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>done, late</source>
        <translation>done, late</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>disputed</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>excluded</translation>
    </message>
    <message>
        <source>1 Commit</source>
        <translation>1 Commit</translation>
    </message>
    <message>
        <source>2 Reveal</source>
        <translation>2 Reveal</translation>
    </message>
    <message>
        <source>3 Shares</source>
        <translation>3 Shares</translation>
    </message>
    <message>
        <source>4 Check</source>
        <translation>4 Check</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>Trustee</source>
        <translation>Trustee</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::CheckStep</name>
    <message>
        <source>Check list</source>
        <translation>Check list</translation>
    </message>
    <message>
        <source>What is missing may follow later, before the election is frozen.</source>
        <translation>What is missing may follow later, before the election is frozen.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ContestForm</name>
    <message>
        <source>Every candidate gets 0 to the highest score; minimum and maximum bound the sum.</source>
        <translation>Every candidate gets 0 to the highest score; minimum and maximum bound the sum.</translation>
    </message>
    <message>
        <source>Lines without a list are party lists; candidates name the id of their list. The voter chooses one list, and minimum to maximum candidates inside it.</source>
        <translation>Lines without a list are party lists; candidates name the id of their list. The voter chooses one list, and minimum to maximum candidates inside it.</translation>
    </message>
    <message>
        <source>The voter chooses minimum to maximum of the candidates. Minimum 0 with a maximum of all is approval voting; two options “yes” and “no” make a referendum.</source>
        <translation>The voter chooses minimum to maximum of the candidates. Minimum 0 with a maximum of all is approval voting; two options “yes” and “no” make a referendum.</translation>
    </message>
    <message>
        <source>on the list “%1”</source>
        <translation>on the list “%1”</translation>
    </message>
    <message>
        <source>photo %1…</source>
        <translation>photo %1…</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ContestsStep</name>
    <message>
        <source>What is on the ballot paper, in this order. Candidates can be taken from a CSV file.</source>
        <translation>What is on the ballot paper, in this order. Candidates can be taken from a CSV file.</translation>
    </message>
    <message>
        <source>Contests</source>
        <translation>Contests</translation>
    </message>
    <message>
        <source>Add a contest</source>
        <translation>Add a contest</translation>
    </message>
    <message>
        <source>Remove this contest</source>
        <translation>Remove this contest</translation>
    </message>
    <message>
        <source>Contests and candidates</source>
        <translation>Contests and candidates</translation>
    </message>
    <message>
        <source>Add a yes–no vote</source>
        <translation>Add a yes–no vote</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::CountingPart</name>
    <message>
        <source>Save the sums for a trustee without a network</source>
        <translation>Save the sums for a trustee without a network</translation>
    </message>
    <message>
        <source>Counting files (*.json)</source>
        <translation>Counting files (*.json)</translation>
    </message>
    <message>
        <source>Submit a trustee&apos;s parts</source>
        <translation>Submit a trustee&apos;s parts</translation>
    </message>
    <message>
        <source>Files of parts (*.json)</source>
        <translation>Files of parts (*.json)</translation>
    </message>
    <message>
        <source>Published %1 of %2</source>
        <translation>Published %1 of %2</translation>
    </message>
    <message>
        <source>Submitted %1 of %2 parts</source>
        <translation>Submitted %1 of %2 parts</translation>
    </message>
    <message>
        <source>%1 sums are in the file. Tell the trustee this code by another way: %2</source>
        <translation>%1 sums are in the file. Tell the trustee this code by another way: %2</translation>
    </message>
    <message>
        <source>All %1 parts of the file stand on the chain.</source>
        <translation>All %1 parts of the file stand on the chain.</translation>
    </message>
    <message>
        <source>A trustee works with the file at a machine without a network: &quot;Trustee without a network&quot; on the sign-in page.</source>
        <translation>A trustee works with the file at a machine without a network: &quot;Trustee without a network&quot; on the sign-in page.</translation>
    </message>
    <message>
        <source>My part as a trustee</source>
        <translation>My part as a trustee</translation>
    </message>
    <message>
        <source>Decrypt my part</source>
        <translation>Decrypt my part</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Without a network</source>
        <translation>Without a network</translation>
    </message>
    <message>
        <source>Sums to a file…</source>
        <translation>Sums to a file…</translation>
    </message>
    <message>
        <source>Submit parts from a file…</source>
        <translation>Submit parts from a file…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Progress of my part</source>
        <translation>Progress of my part</translation>
    </message>
    <message>
        <source>Your part of the count is published: %1 of %2</source>
        <translation>Your part of the count is published: %1 of %2</translation>
    </message>
    <message>
        <source>Proving the sums before they are opened: %1</source>
        <translation>Proving the sums before they are opened: %1</translation>
    </message>
    <message>
        <source>Your part is published (%1). Code of the sums, the same for every trustee: %2</source>
        <translation>Your part is published (%1). Code of the sums, the same for every trustee: %2</translation>
    </message>
    <message>
        <source>Reading and proving the sums: %1</source>
        <translation>Reading and proving the sums: %1</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::CountingTab</name>
    <message>
        <source>Table of the counting</source>
        <translation>Table of the counting</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Votes</translation>
    </message>
    <message>
        <source>Sums counted</source>
        <translation>Sums counted</translation>
    </message>
    <message>
        <source>precincts times contests</source>
        <translation>precincts times contests</translation>
    </message>
    <message>
        <source>Trustees</source>
        <translation>Trustees</translation>
    </message>
    <message>
        <source>needed %1, in all %2</source>
        <translation>needed %1, in all %2</translation>
    </message>
    <message>
        <source>Proofs verified here</source>
        <translation>Proofs verified here</translation>
    </message>
    <message>
        <source>%1 do not hold</source>
        <translation>%1 do not hold</translation>
    </message>
    <message>
        <source>none fails</source>
        <translation>none fails</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>everything is counted</source>
        <translation>everything is counted</translation>
    </message>
    <message>
        <source>at the pace so far</source>
        <translation>at the pace so far</translation>
    </message>
    <message>
        <source>Counting begins when voting has ended.</source>
        <translation>Counting begins when voting has ended.</translation>
    </message>
    <message>
        <source>Objections until %1</source>
        <translation>Objections until %1</translation>
    </message>
    <message>
        <source>The objections period ended %1</source>
        <translation>The objections period ended %1</translation>
    </message>
    <message>
        <source>%1 objections are open</source>
        <translation>%1 objections are open</translation>
    </message>
    <message>
        <source>Certified by %1 of %2 commissioners</source>
        <translation>Certified by %1 of %2 commissioners</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>fails: %1</source>
        <translation>fails: %1</translation>
    </message>
    <message>
        <source>verified here</source>
        <translation>verified here</translation>
    </message>
    <message>
        <source>verifying</source>
        <translation>verifying</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>not verified</translation>
    </message>
    <message>
        <source>Trustee</source>
        <translation>Trustee</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Proof</translation>
    </message>
    <message>
        <source>No election is chosen.</source>
        <translation>No election is chosen.</translation>
    </message>
    <message>
        <source>Full record…</source>
        <translation>Full record…</translation>
    </message>
    <message>
        <source>Table as PDF…</source>
        <translation>Table as PDF…</translation>
    </message>
    <message>
        <source>Announcement as PDF…</source>
        <translation>Announcement as PDF…</translation>
    </message>
    <message>
        <source>Decide the tie…</source>
        <translation>Decide the tie…</translation>
    </message>
    <message>
        <source>Certify the result…</source>
        <translation>Certify the result…</translation>
    </message>
    <message>
        <source>Progress of the counting</source>
        <translation>Progress of the counting</translation>
    </message>
    <message>
        <source>Contest</source>
        <translation>Contest</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>What is shown</translation>
    </message>
    <message>
        <source>All precincts</source>
        <translation>All precincts</translation>
    </message>
    <message>
        <source>Map: turnout</source>
        <translation>Map: turnout</translation>
    </message>
    <message>
        <source>Map: who leads</source>
        <translation>Map: who leads</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Map of the precincts</source>
        <translation>Map of the precincts</translation>
    </message>
    <message>
        <source>Trustees&apos; parts</source>
        <translation>Trustees&apos; parts</translation>
    </message>
    <message>
        <source>No result yet</source>
        <translation>No result yet</translation>
    </message>
    <message>
        <source>Votes by option</source>
        <translation>Votes by option</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Counting</translation>
    </message>
    <message>
        <source>was not needed</source>
        <translation>was not needed</translation>
    </message>
    <message>
        <source>before the count</source>
        <translation>before the count</translation>
    </message>
    <message>
        <source>State of the counting as PDF…</source>
        <translation>State of the counting as PDF…</translation>
    </message>
    <message>
        <source>This can be done when voting has ended.</source>
        <translation>This can be done when voting has ended.</translation>
    </message>
    <message>
        <source>This can be done when the result is certified.</source>
        <translation>This can be done when the result is certified.</translation>
    </message>
    <message>
        <source>This can be done when the period of objections has ended.</source>
        <translation>This can be done when the period of objections has ended.</translation>
    </message>
    <message>
        <source>This can be done when the objections that hold it up are decided.</source>
        <translation>This can be done when the objections that hold it up are decided.</translation>
    </message>
    <message>
        <source>This can be done when the tie is decided.</source>
        <translation>This can be done when the tie is decided.</translation>
    </message>
    <message>
        <source>This can be done when everything is counted.</source>
        <translation>This can be done when everything is counted.</translation>
    </message>
    <message>
        <source>It is being read.</source>
        <translation>It is being read.</translation>
    </message>
    <message>
        <source>Election record as PDF…</source>
        <translation>Election record as PDF…</translation>
    </message>
    <message>
        <source>Make the run-off…</source>
        <translation>Make the run-off…</translation>
    </message>
    <message>
        <source>enrolled %1, roll %2, replaced %3</source>
        <translation>enrolled %1, roll %2, replaced %3</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::CountingWords</name>
    <message>
        <source>parts %1/%2</source>
        <translation>parts %1/%2</translation>
    </message>
    <message>
        <source>a proof fails</source>
        <translation>a proof fails</translation>
    </message>
    <message>
        <source>verified here</source>
        <translation>verified here</translation>
    </message>
    <message>
        <source>not verified here</source>
        <translation>not verified here</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>Option</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Votes</translation>
    </message>
    <message>
        <source>Tie between %1</source>
        <translation>Tie between %1</translation>
    </message>
    <message>
        <source>Run-off between %1</source>
        <translation>Run-off between %1</translation>
    </message>
    <message>
        <source>The quorum was not reached: nobody is elected</source>
        <translation>The quorum was not reached: nobody is elected</translation>
    </message>
    <message>
        <source>Nobody is elected</source>
        <translation>Nobody is elected</translation>
    </message>
    <message>
        <source>Elected: %1</source>
        <translation>Elected: %1</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>elected</source>
        <translation>elected</translation>
    </message>
    <message>
        <source>tied</source>
        <translation>tied</translation>
    </message>
    <message>
        <source> (seats: %1)</source>
        <translation> (seats: %1)</translation>
    </message>
    <message>
        <source>Precinct</source>
        <translation>Precinct</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Proof</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>all counted</source>
        <translation>all counted</translation>
    </message>
    <message>
        <source>not all counted</source>
        <translation>not all counted</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>not counted yet</translation>
    </message>
    <message>
        <source>equal votes</source>
        <translation>equal votes</translation>
    </message>
    <message>
        <source>The quorum was not reached: nothing is adopted</source>
        <translation>The quorum was not reached: nothing is adopted</translation>
    </message>
    <message>
        <source>Nothing is adopted</source>
        <translation>Nothing is adopted</translation>
    </message>
    <message>
        <source>The motion is rejected</source>
        <translation>The motion is rejected</translation>
    </message>
    <message>
        <source>The motion is adopted</source>
        <translation>The motion is adopted</translation>
    </message>
    <message>
        <source>Adopted: %1</source>
        <translation>Adopted: %1</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejected</translation>
    </message>
    <message>
        <source>adopted</source>
        <translation>adopted</translation>
    </message>
    <message>
        <source>Blank (no choice)</source>
        <translation>Blank (no choice)</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>Invalid</translation>
    </message>
    <message>
        <source>ballots with a wrong form are not taken in</source>
        <translation>ballots with a wrong form are not taken in</translation>
    </message>
    <message>
        <source>Sum of votes</source>
        <translation>Sum of votes</translation>
    </message>
    <message>
        <source>of %1 votes of the enrolled</source>
        <translation>of %1 votes of the enrolled</translation>
    </message>
    <message>
        <source>Voters on the roll</source>
        <translation>Voters on the roll</translation>
    </message>
    <message>
        <source>Voters enrolled</source>
        <translation>Voters enrolled</translation>
    </message>
    <message>
        <source>of the roll</source>
        <translation>of the roll</translation>
    </message>
    <message>
        <source>Voters who voted</source>
        <translation>Voters who voted</translation>
    </message>
    <message>
        <source>of the enrolled</source>
        <translation>of the enrolled</translation>
    </message>
    <message>
        <source>Abstained</source>
        <translation>Abstained</translation>
    </message>
    <message>
        <source>Turnout (of the enrolled)</source>
        <translation>Turnout (of the enrolled)</translation>
    </message>
    <message>
        <source>Quorum: %1 of the roll</source>
        <translation>Quorum: %1 of the roll</translation>
    </message>
    <message>
        <source>Quorum: %1 of the enrolled</source>
        <translation>Quorum: %1 of the enrolled</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>reached</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>not reached</translation>
    </message>
    <message>
        <source>Turnout of the roll</source>
        <translation>Turnout of the roll</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::CourseWords</name>
    <message>
        <source>by itself, at the set time</source>
        <translation>by itself, at the set time</translation>
    </message>
    <message>
        <source>Incident: %1</source>
        <translation>Incident: %1</translation>
    </message>
    <message>
        <source>Objection received: %1</source>
        <translation>Objection received: %1</translation>
    </message>
    <message>
        <source>a person who objects</source>
        <translation>a person who objects</translation>
    </message>
    <message>
        <source>Objection decided: %1</source>
        <translation>Objection decided: %1</translation>
    </message>
    <message>
        <source>the authority</source>
        <translation>the authority</translation>
    </message>
    <message>
        <source>The result was certified</source>
        <translation>The result was certified</translation>
    </message>
    <message>
        <source>%1 (gave a part)</source>
        <translation>%1 (gave a part)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>Contests</source>
        <translation>Contests</translation>
    </message>
    <message>
        <source>Precincts</source>
        <translation>Precincts</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Trustees</source>
        <translation>Trustees</translation>
    </message>
    <message>
        <source>Voting began</source>
        <translation>Voting began</translation>
    </message>
    <message>
        <source>Voting ended</source>
        <translation>Voting ended</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Pauses</translation>
    </message>
    <message>
        <source>%1, %2 in all</source>
        <translation>%1, %2 in all</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Extensions</translation>
    </message>
    <message>
        <source>Counting began</source>
        <translation>Counting began</translation>
    </message>
    <message>
        <source>Counting ended</source>
        <translation>Counting ended</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>%1, decided %2</source>
        <translation>%1, decided %2</translation>
    </message>
    <message>
        <source>%1: the tie was decided at %2 (%3), in this order: %4. %5 Recorded by %6.</source>
        <translation>%1: the tie was decided at %2 (%3), in this order: %4. %5 Recorded by %6.</translation>
    </message>
    <message>
        <source>Election record</source>
        <translation>Election record</translation>
    </message>
    <message>
        <source>Election record (not final)</source>
        <translation>Election record (not final)</translation>
    </message>
    <message>
        <source>Course of the election</source>
        <translation>Course of the election</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Reason and content</source>
        <translation>Reason and content</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Nothing has happened.</source>
        <translation>Nothing has happened.</translation>
    </message>
    <message>
        <source>Besides, the election was changed %1 times while it was prepared; each change is signed and stands in the log.</source>
        <translation>Besides, the election was changed %1 times while it was prepared; each change is signed and stands in the log.</translation>
    </message>
    <message>
        <source>The words of objections are not public and stand in the authority&apos;s files under their numbers.</source>
        <translation>The words of objections are not public and stand in the authority&apos;s files under their numbers.</translation>
    </message>
    <message>
        <source>The election was declared void. Its course is recorded as above.</source>
        <translation>The election was declared void. Its course is recorded as above.</translation>
    </message>
    <message>
        <source>The course of the election is recorded as above.</source>
        <translation>The course of the election is recorded as above.</translation>
    </message>
    <message>
        <source>The election is not over. This is not the official record.</source>
        <translation>The election is not over. This is not the official record.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Threshold</translation>
    </message>
    <message>
        <source>To begin at</source>
        <translation>To begin at</translation>
    </message>
    <message>
        <source>To end at</source>
        <translation>To end at</translation>
    </message>
    <message>
        <source>Replaced ballots</source>
        <translation>Replaced ballots</translation>
    </message>
    <message>
        <source>Checked ballots</source>
        <translation>Checked ballots</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ElectionHead</name>
    <message>
        <source>[Rehearsal] </source>
        <translation>[Rehearsal] </translation>
    </message>
    <message>
        <source>Election</source>
        <translation>Election</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ElectionOverview</name>
    <message>
        <source>As of %1</source>
        <translation>As of %1</translation>
    </message>
    <message>
        <source>! No connection to the server. The figures are as of %1.</source>
        <translation>! No connection to the server. The figures are as of %1.</translation>
    </message>
    <message>
        <source>Opens the election</source>
        <translation>Opens the election</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>No election yet</source>
        <translation>No election yet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>planned end %1</source>
        <translation>planned end %1</translation>
    </message>
    <message>
        <source>Until voting ends</source>
        <translation>Until voting ends</translation>
    </message>
    <message>
        <source>over</source>
        <translation>over</translation>
    </message>
    <message>
        <source>Sums counted</source>
        <translation>Sums counted</translation>
    </message>
    <message>
        <source>closed at %1</source>
        <translation>closed at %1</translation>
    </message>
    <message>
        <source>Objections to the result until</source>
        <translation>Objections to the result until</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Certified</source>
        <translation>Certified</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>This round of the key ceremony</source>
        <translation>This round of the key ceremony</translation>
    </message>
    <message>
        <source>Until enrolment ends</source>
        <translation>Until enrolment ends</translation>
    </message>
    <message>
        <source>Until voting begins</source>
        <translation>Until voting begins</translation>
    </message>
    <message>
        <source>due</source>
        <translation>due</translation>
    </message>
    <message>
        <source>Turnout (of the enrolled)</source>
        <translation>Turnout (of the enrolled)</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 of the roll</source>
        <translation>%1 of %2 · %3 of the roll</translation>
    </message>
    <message>
        <source>Opens the voting day</source>
        <translation>Opens the voting day</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>%1 of %2 on the roll</source>
        <translation>%1 of %2 on the roll</translation>
    </message>
    <message>
        <source>Open objections</source>
        <translation>Open objections</translation>
    </message>
    <message>
        <source>%1 incidents in the log</source>
        <translation>%1 incidents in the log</translation>
    </message>
    <message>
        <source>Opens the objections</source>
        <translation>Opens the objections</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>✓ Nothing to look at</source>
        <translation>✓ Nothing to look at</translation>
    </message>
    <message>
        <source>Waits for me</source>
        <translation>Waits for me</translation>
    </message>
    <message>
        <source>✓ Nothing waits for you</source>
        <translation>✓ Nothing waits for you</translation>
    </message>
    <message>
        <source>Opens what comes first</source>
        <translation>Opens what comes first</translation>
    </message>
    <message>
        <source>[Rehearsal] </source>
        <translation>[Rehearsal] </translation>
    </message>
    <message>
        <source>There is no other election.</source>
        <translation>There is no other election.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>First votes by hour</source>
        <translation>First votes by hour</translation>
    </message>
    <message>
        <source>Korean time; a vote that replaces an earlier one is not counted again</source>
        <translation>Korean time; a vote that replaces an earlier one is not counted again</translation>
    </message>
    <message>
        <source>No vote yet</source>
        <translation>No vote yet</translation>
    </message>
    <message>
        <source>Other elections</source>
        <translation>Other elections</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Election</source>
        <translation>Election</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Opens</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ElectionPart</name>
    <message>
        <source>Check list before freezing</source>
        <translation>Check list before freezing</translation>
    </message>
    <message>
        <source>✓ Nothing is missing.</source>
        <translation>✓ Nothing is missing.</translation>
    </message>
    <message>
        <source>On its way…</source>
        <translation>On its way…</translation>
    </message>
    <message>
        <source>Contests and candidates</source>
        <translation>Contests and candidates</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Party or kind</source>
        <translation>Party or kind</translation>
    </message>
    <message>
        <source> (counted in %1)</source>
        <translation> (counted in %1)</translation>
    </message>
    <message>
        <source>Precincts: the first %1 of %2</source>
        <translation>Precincts: the first %1 of %2</translation>
    </message>
    <message>
        <source>Precincts</source>
        <translation>Precincts</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>On the roll</source>
        <translation>On the roll</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Enrolled</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ElectionWizard</name>
    <message>
        <source>%1 contests with all their candidates</source>
        <translation>%1 contests with all their candidates</translation>
    </message>
    <message>
        <source>No precincts yet: voters need one.</source>
        <translation>No precincts yet: voters need one.</translation>
    </message>
    <message>
        <source>%1 precincts</source>
        <translation>%1 precincts</translation>
    </message>
    <message>
        <source>No roll yet: it can be imported under “Roll” before enrolment begins.</source>
        <translation>No roll yet: it can be imported under “Roll” before enrolment begins.</translation>
    </message>
    <message>
        <source>%1 voters in the file; %2 wrong lines are left out until they are mended.</source>
        <translation>%1 voters in the file; %2 wrong lines are left out until they are mended.</translation>
    </message>
    <message>
        <source>%1 voters in the file</source>
        <translation>%1 voters in the file</translation>
    </message>
    <message>
        <source>%1 has %2 voters; ring mode needs 128 enrolled ones: count it together with another.</source>
        <translation>%1 has %2 voters; ring mode needs 128 enrolled ones: count it together with another.</translation>
    </message>
    <message>
        <source>No trustees yet: the key ceremony needs them.</source>
        <translation>No trustees yet: the key ceremony needs them.</translation>
    </message>
    <message>
        <source>%1 trustees</source>
        <translation>%1 trustees</translation>
    </message>
    <message>
        <source>Voting from %1 to %2</source>
        <translation>Voting from %1 to %2</translation>
    </message>
    <message>
        <source>After that: key ceremony of the trustees, invitations to the voters, enrolment.</source>
        <translation>After that: key ceremony of the trustees, invitations to the voters, enrolment.</translation>
    </message>
    <message>
        <source>New election</source>
        <translation>New election</translation>
    </message>
    <message>
        <source>Edit the election</source>
        <translation>Edit the election</translation>
    </message>
    <message>
        <source>Rehearsal of an election</source>
        <translation>Rehearsal of an election</translation>
    </message>
    <message>
        <source>The draft “%1” is changed: %2 transactions.</source>
        <translation>The draft “%1” is changed: %2 transactions.</translation>
    </message>
    <message>
        <source>The rehearsal “%1” is made as a draft: %2 transactions.</source>
        <translation>The rehearsal “%1” is made as a draft: %2 transactions.</translation>
    </message>
    <message>
        <source>The election “%1” is made as a draft: %2 transactions.</source>
        <translation>The election “%1” is made as a draft: %2 transactions.</translation>
    </message>
    <message>
        <source>A rehearsal: it is marked as one everywhere and counts for nothing.</source>
        <translation>A rehearsal: it is marked as one everywhere and counts for nothing.</translation>
    </message>
    <message>
        <source>Everything can be changed until the key ceremony; the texts and times until the election is frozen.</source>
        <translation>Everything can be changed until the key ceremony; the texts and times until the election is frozen.</translation>
    </message>
    <message>
        <source>The roll is imported afterwards, by the button at the end.</source>
        <translation>The roll is imported afterwards, by the button at the end.</translation>
    </message>
    <message>
        <source>Open the election</source>
        <translation>Open the election</translation>
    </message>
    <message>
        <source>Import the roll now</source>
        <translation>Import the roll now</translation>
    </message>
    <message>
        <source>%1 precincts are removed. Precincts with voters on the roll cannot be removed.</source>
        <translation>%1 precincts are removed. Precincts with voters on the roll cannot be removed.</translation>
    </message>
    <message>
        <source>Run-off of an election</source>
        <translation>Run-off of an election</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::HelpDesk</name>
    <message>
        <source>Help desk</source>
        <translation>Help desk</translation>
    </message>
    <message>
        <source>Stopped; %1 records were looked at.</source>
        <translation>Stopped; %1 records were looked at.</translation>
    </message>
    <message>
        <source>%1 may be meant. Names stay masked: compare what else is shown, then give a reason to see more.</source>
        <translation>%1 may be meant. Names stay masked: compare what else is shown, then give a reason to see more.</translation>
    </message>
    <message>
        <source>Searching… %1 records</source>
        <translation>Searching… %1 records</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Asking…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Identifier</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation>Nobody is chosen</translation>
    </message>
    <message>
        <source>Type a number from a letter, or search for a name.</source>
        <translation>Type a number from a letter, or search for a name.</translation>
    </message>
    <message>
        <source>No election is chosen.</source>
        <translation>No election is chosen.</translation>
    </message>
    <message>
        <source>Number %1 on the roll</source>
        <translation>Number %1 on the roll</translation>
    </message>
    <message>
        <source>✕ Was removed from the roll and cannot vote.</source>
        <translation>✕ Was removed from the roll and cannot vote.</translation>
    </message>
    <message>
        <source>✓ Is enrolled.</source>
        <translation>✓ Is enrolled.</translation>
    </message>
    <message>
        <source>! Is not enrolled yet. A lost invitation can be replaced under “Voters”.</source>
        <translation>! Is not enrolled yet. A lost invitation can be replaced under “Voters”.</translation>
    </message>
    <message>
        <source>Whether they have voted cannot be told: in ring mode a ballot proves only that it comes from somebody of the precinct. Neither this office nor the server can know.</source>
        <translation>Whether they have voted cannot be told: in ring mode a ballot proves only that it comes from somebody of the precinct. Neither this office nor the server can know.</translation>
    </message>
    <message>
        <source>✓ Has voted. How stays secret.</source>
        <translation>✓ Has voted. How stays secret.</translation>
    </message>
    <message>
        <source>· Has not voted yet.</source>
        <translation>· Has not voted yet.</translation>
    </message>
    <message>
        <source>Precinct</source>
        <translation>Precinct</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>State on the roll</source>
        <translation>State on the roll</translation>
    </message>
    <message>
        <source>Number on the roll</source>
        <translation>Number on the roll</translation>
    </message>
    <message>
        <source>Name (searched in the vault)</source>
        <translation>Name (searched in the vault)</translation>
    </message>
    <message>
        <source>e.g. 1042</source>
        <translation>e.g. 1042</translation>
    </message>
    <message>
        <source>the whole name</source>
        <translation>the whole name</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Find by number</source>
        <translation>Find by number</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>Find by name</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Stop the search</source>
        <translation>Stop the search</translation>
    </message>
    <message>
        <source>Who may be meant</source>
        <translation>Who may be meant</translation>
    </message>
    <message>
        <source>Nobody of this name on the roll; %1 records were looked at.</source>
        <translation>Nobody of this name on the roll; %1 records were looked at.</translation>
    </message>
    <message>
        <source>More than %1 may be meant; these are the first. Ask for the date of birth.</source>
        <translation>More than %1 may be meant; these are the first. Ask for the date of birth.</translation>
    </message>
    <message>
        <source>Date of birth (if known)</source>
        <translation>Date of birth (if known)</translation>
    </message>
    <message>
        <source>e.g. 1990-03-05</source>
        <translation>e.g. 1990-03-05</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::InvitationBox</name>
    <message>
        <source>Hand over the invitations</source>
        <translation>Hand over the invitations</translation>
    </message>
    <message>
        <source>The codes are written once and then wiped here. Who has a code can enrol in the voter&apos;s place: keep the files apart, send the letters, and delete the files afterwards. A lost one can only be replaced.</source>
        <translation>The codes are written once and then wiped here. Who has a code can enrol in the voter&apos;s place: keep the files apart, send the letters, and delete the files afterwards. A lost one can only be replaced.</translation>
    </message>
    <message>
        <source>Choose where to save</source>
        <translation>Choose where to save</translation>
    </message>
    <message>
        <source>Where the invitations are saved</source>
        <translation>Where the invitations are saved</translation>
    </message>
    <message>
        <source>invitations.csv</source>
        <translation>invitations.csv</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV files (*.csv)</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>Invitation to vote</source>
        <translation>Invitation to vote</translation>
    </message>
    <message>
        <source>Dear %1,</source>
        <translation>Dear %1,</translation>
    </message>
    <message>
        <source>Precinct</source>
        <translation>Precinct</translation>
    </message>
    <message>
        <source>Number on the roll</source>
        <translation>Number on the roll</translation>
    </message>
    <message>
        <source>you are on the roll of this election. Enrol once with the personal link or the code below; then you can vote from any device while voting is open.</source>
        <translation>you are on the roll of this election. Enrol once with the personal link or the code below; then you can vote from any device while voting is open.</translation>
    </message>
    <message>
        <source>Enrolment: %1</source>
        <translation>Enrolment: %1</translation>
    </message>
    <message>
        <source>Voting: %1</source>
        <translation>Voting: %1</translation>
    </message>
    <message>
        <source>Personal link</source>
        <translation>Personal link</translation>
    </message>
    <message>
        <source>Invitation code</source>
        <translation>Invitation code</translation>
    </message>
    <message>
        <source>The link and the code are for you alone and good once. Nobody of the election office will ask you for them.</source>
        <translation>The link and the code are for you alone and good once. Nobody of the election office will ask you for them.</translation>
    </message>
    <message>
        <source>Keep the secret that your device makes when you enrol: it is needed for voting.</source>
        <translation>Keep the secret that your device makes when you enrol: it is needed for voting.</translation>
    </message>
    <message>
        <source>Have you lost this letter? Ask the election office for a new one; the old code then becomes useless.</source>
        <translation>Have you lost this letter? Ask the election office for a new one; the old code then becomes useless.</translation>
    </message>
    <message>
        <source>Questions: %1</source>
        <translation>Questions: %1</translation>
    </message>
    <message>
        <source>REHEARSAL</source>
        <translation>REHEARSAL</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>%1 invitations wait to be handed over</source>
        <translation>%1 invitations wait to be handed over</translation>
    </message>
    <message>
        <source>When the import has ended or is stopped.</source>
        <translation>When the import has ended or is stopped.</translation>
    </message>
    <message>
        <source>The address of the portal is missing (https://…).</source>
        <translation>The address of the portal is missing (https://…).</translation>
    </message>
    <message>
        <source>The letters need the office&apos;s telephone number.</source>
        <translation>The letters need the office&apos;s telephone number.</translation>
    </message>
    <message>
        <source>Until then the codes lie sealed on this computer, and only your signing key opens them. They can be saved once.</source>
        <translation>Until then the codes lie sealed on this computer, and only your signing key opens them. They can be saved once.</translation>
    </message>
    <message>
        <source>Address of the portal</source>
        <translation>Address of the portal</translation>
    </message>
    <message>
        <source>Telephone of the election office (on the letters)</source>
        <translation>Telephone of the election office (on the letters)</translation>
    </message>
    <message>
        <source>CSV for mailing</source>
        <translation>CSV for mailing</translation>
    </message>
    <message>
        <source>Letters (PDF)</source>
        <translation>Letters (PDF)</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Hand over…</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::KindStep</name>
    <message>
        <source>Ring: a ballot proves that it comes from somebody in the precinct, and nobody learns from whom. Who has voted stays hidden, also from you; reminders are not possible. A precinct needs at least 128 enrolled voters, or it is counted together with another.</source>
        <translation>Ring: a ballot proves that it comes from somebody in the precinct, and nobody learns from whom. Who has voted stays hidden, also from you; reminders are not possible. A precinct needs at least 128 enrolled voters, or it is counted together with another.</translation>
    </message>
    <message>
        <source>Signed: what was chosen stays secret, who has voted is visible. Reminders and proxies are possible, and precincts may be small.</source>
        <translation>Signed: what was chosen stays secret, who has voted is visible. Reminders and proxies are possible, and precincts may be small.</translation>
    </message>
    <message>
        <source>A rehearsal: marked as one everywhere, its ballots count for nothing.</source>
        <translation>A rehearsal: marked as one everywhere, its ballots count for nothing.</translation>
    </message>
    <message>
        <source>Kind of election</source>
        <translation>Kind of election</translation>
    </message>
    <message>
        <source>What is elected, and how votes are kept secret.</source>
        <translation>What is elected, and how votes are kept secret.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ObjectionPart</name>
    <message>
        <source>The objection in words</source>
        <translation>The objection in words</translation>
    </message>
    <message>
        <source>On its way…</source>
        <translation>On its way…</translation>
    </message>
    <message>
        <source>The words are not kept any more.</source>
        <translation>The words are not kept any more.</translation>
    </message>
    <message>
        <source>Only election managers may read the words.</source>
        <translation>Only election managers may read the words.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ObserverTab</name>
    <message>
        <source>On its way…</source>
        <translation>On its way…</translation>
    </message>
    <message>
        <source>Your report stands in block %1.</source>
        <translation>Your report stands in block %1.</translation>
    </message>
    <message>
        <source>No election is chosen.</source>
        <translation>No election is chosen.</translation>
    </message>
    <message>
        <source>Verified on this machine, without trusting the server</source>
        <translation>Verified on this machine, without trusting the server</translation>
    </message>
    <message>
        <source>Fetching the record… %1</source>
        <translation>Fetching the record… %1</translation>
    </message>
    <message>
        <source>Reading the record…</source>
        <translation>Reading the record…</translation>
    </message>
    <message>
        <source>Checking: %1 (%2 of %3)</source>
        <translation>Checking: %1 (%2 of %3)</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>What is checked</source>
        <translation>What is checked</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>First that does not hold, or why not yet</source>
        <translation>First that does not hold, or why not yet</translation>
    </message>
    <message>
        <source>Another history than the one seen before</source>
        <translation>Another history than the one seen before</translation>
    </message>
    <message>
        <source>Everything holds</source>
        <translation>Everything holds</translation>
    </message>
    <message>
        <source>Something does not hold</source>
        <translation>Something does not hold</translation>
    </message>
    <message>
        <source>Nothing wrong so far</source>
        <translation>Nothing wrong so far</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Holds</translation>
    </message>
    <message>
        <source>of %1 checks</source>
        <translation>of %1 checks</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>what the election has not reached</source>
        <translation>what the election has not reached</translation>
    </message>
    <message>
        <source>Does not hold</source>
        <translation>Does not hold</translation>
    </message>
    <message>
        <source>no mismatch found</source>
        <translation>no mismatch found</translation>
    </message>
    <message>
        <source>see the red lines</source>
        <translation>see the red lines</translation>
    </message>
    <message>
        <source>Ballots</source>
        <translation>Ballots</translation>
    </message>
    <message>
        <source>up to block %1</source>
        <translation>up to block %1</translation>
    </message>
    <message>
        <source>Head of the ballot chain: %1</source>
        <translation>Head of the ballot chain: %1</translation>
    </message>
    <message>
        <source>Head that was noted before: %1</source>
        <translation>Head that was noted before: %1</translation>
    </message>
    <message>
        <source>The record&apos;s own node was taken: this console has not pinned one.</source>
        <translation>The record&apos;s own node was taken: this console has not pinned one.</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Report what I saw</source>
        <translation>Report what I saw</translation>
    </message>
    <message>
        <source>Check again by itself when the chain goes on</source>
        <translation>Check again by itself when the chain goes on</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Progress of the check</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>Observer</source>
        <translation>Observer</translation>
    </message>
    <message>
        <source>This is a rehearsal: its result decides nothing.</source>
        <translation>This is a rehearsal: its result decides nothing.</translation>
    </message>
    <message>
        <source>Agencies, replaced keys and certifiers are the node&apos;s word.</source>
        <translation>Agencies, replaced keys and certifiers are the node&apos;s word.</translation>
    </message>
    <message>
        <source>Checked %1, the whole record of %2</source>
        <translation>Checked %1, the whole record of %2</translation>
    </message>
    <message>
        <source>Checked %1, with %2 that came since the look before</source>
        <translation>Checked %1, with %2 that came since the look before</translation>
    </message>
    <message>
        <source>Check everything anew</source>
        <translation>Check everything anew</translation>
    </message>
    <message>
        <source>Fetches the whole record again and verifies every ballot, also what was found good before</source>
        <translation>Fetches the whole record again and verifies every ballot, also what was found good before</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ObserverWords</name>
    <message>
        <source>Holds</source>
        <translation>Holds</translation>
    </message>
    <message>
        <source>Does not hold</source>
        <translation>Does not hold</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source> (%1 in all)</source>
        <translation> (%1 in all)</translation>
    </message>
    <message>
        <source>less than a minute ago</source>
        <translation>less than a minute ago</translation>
    </message>
    <message>
        <source>%1 minutes ago</source>
        <translation>%1 minutes ago</translation>
    </message>
    <message>
        <source>%1 hours ago</source>
        <translation>%1 hours ago</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>%1 days ago</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::OfflineDesk</name>
    <message>
        <source>Open the file with the sums</source>
        <translation>Open the file with the sums</translation>
    </message>
    <message>
        <source>Counting files (*.json)</source>
        <translation>Counting files (*.json)</translation>
    </message>
    <message>
        <source>Choose my key file</source>
        <translation>Choose my key file</translation>
    </message>
    <message>
        <source>Key files (*.json)</source>
        <translation>Key files (*.json)</translation>
    </message>
    <message>
        <source>Save my parts</source>
        <translation>Save my parts</translation>
    </message>
    <message>
        <source>Files of parts (*.json)</source>
        <translation>Files of parts (*.json)</translation>
    </message>
    <message>
        <source>Reading and checking the file…</source>
        <translation>Reading and checking the file…</translation>
    </message>
    <message>
        <source>Opening the sums…</source>
        <translation>Opening the sums…</translation>
    </message>
    <message>
        <source>%1 signed parts are in %2. Carry the file to a machine with a network and submit it there within the hour; after that write it anew.</source>
        <translation>%1 signed parts are in %2. Carry the file to a machine with a network and submit it there within the hour; after that write it anew.</translation>
    </message>
    <message>
        <source>%1 sums · code of the sums: %2</source>
        <translation>%1 sums · code of the sums: %2</translation>
    </message>
    <message>
        <source>Fingerprint of the election:</source>
        <translation>Fingerprint of the election:</translation>
    </message>
    <message>
        <source>No key is chosen.</source>
        <translation>No key is chosen.</translation>
    </message>
    <message>
        <source>Trustee without a network</source>
        <translation>Trustee without a network</translation>
    </message>
    <message>
        <source>Your part of the counting on a machine that has no network. You need the file with the sums, the file of your secret, and your key file. Nothing is sent from here.</source>
        <translation>Your part of the counting on a machine that has no network. You need the file with the sums, the file of your secret, and your key file. Nothing is sent from here.</translation>
    </message>
    <message>
        <source>File with the sums…</source>
        <translation>File with the sums…</translation>
    </message>
    <message>
        <source>I am</source>
        <translation>I am</translation>
    </message>
    <message>
        <source>Which trustee I am</source>
        <translation>Which trustee I am</translation>
    </message>
    <message>
        <source>My key file…</source>
        <translation>My key file…</translation>
    </message>
    <message>
        <source>Passphrase of the key</source>
        <translation>Passphrase of the key</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Open the sums and sign my parts…</source>
        <translation>Open the sums and sign my parts…</translation>
    </message>
    <message>
        <source>Progress of my part</source>
        <translation>Progress of my part</translation>
    </message>
    <message>
        <source>Proven under the signature of the node:</source>
        <translation>Proven under the signature of the node:</translation>
    </message>
    <message>
        <source>I have compared fingerprint, code and node with those that I was told by another way</source>
        <translation>I have compared fingerprint, code and node with those that I was told by another way</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::PrecinctTurnout</name>
    <message>
        <source>Turnout by precinct</source>
        <translation>Turnout by precinct</translation>
    </message>
    <message>
        <source>%1 precincts; a click on a heading sorts</source>
        <translation>%1 precincts; a click on a heading sorts</translation>
    </message>
    <message>
        <source>No precinct yet</source>
        <translation>No precinct yet</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Loading …</translation>
    </message>
    <message>
        <source>Find a precinct</source>
        <translation>Find a precinct</translation>
    </message>
    <message>
        <source>Precinct</source>
        <translation>Precinct</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Roll</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>Voted</source>
        <translation>Voted</translation>
    </message>
    <message>
        <source>Of the enrolled</source>
        <translation>Of the enrolled</translation>
    </message>
    <message>
        <source>Of the roll</source>
        <translation>Of the roll</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::PrecinctsStep</name>
    <message>
        <source>Type, paste from a spreadsheet, or take a CSV file. “Counted in” names the precinct in which a small one is counted, so that its votes stay secret.</source>
        <translation>Type, paste from a spreadsheet, or take a CSV file. “Counted in” names the precinct in which a small one is counted, so that its votes stay secret.</translation>
    </message>
    <message>
        <source>Precincts</source>
        <translation>Precincts</translation>
    </message>
    <message>
        <source>Each voter belongs to one. Results are counted by precinct.</source>
        <translation>Each voter belongs to one. Results are counted by precinct.</translation>
    </message>
    <message>
        <source>constituency %1</source>
        <translation>constituency %1</translation>
    </message>
    <message>
        <source>counted in %1</source>
        <translation>counted in %1</translation>
    </message>
    <message>
        <source>and %1 more, as in the table of that step</source>
        <translation>and %1 more, as in the table of that step</translation>
    </message>
    <message>
        <source>Precincts (%1)</source>
        <translation>Precincts (%1)</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::RecordWords</name>
    <message>
        <source>Save the full record</source>
        <translation>Save the full record</translation>
    </message>
    <message>
        <source>Election records (*.jsonl)</source>
        <translation>Election records (*.jsonl)</translation>
    </message>
    <message>
        <source>Record: %1</source>
        <translation>Record: %1</translation>
    </message>
    <message>
        <source>Fetching the record…</source>
        <translation>Fetching the record…</translation>
    </message>
    <message>
        <source>Fetching the record… %1</source>
        <translation>Fetching the record… %1</translation>
    </message>
    <message>
        <source>The record is written (%1). Anybody can check it with: maru-verify election FILE</source>
        <translation>The record is written (%1). Anybody can check it with: maru-verify election FILE</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::RehearsalBanner</name>
    <message>
        <source>⚠ REHEARSAL · Test ballots only. Nothing here is a real vote or a real result.</source>
        <translation>⚠ REHEARSAL · Test ballots only. Nothing here is a real vote or a real result.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ReplaceInvitation</name>
    <message>
        <source>Waits for approval: the code becomes good when it is approved.</source>
        <translation>Waits for approval: the code becomes good when it is approved.</translation>
    </message>
    <message>
        <source>Give this code or link to the voter with number %1, and to nobody else. It is shown only now.</source>
        <translation>Give this code or link to the voter with number %1, and to nobody else. It is shown only now.</translation>
    </message>
    <message>
        <source>The voter with number %1 gets a new code; the old one becomes useless. Make sure that it is really this person who asks.</source>
        <translation>The voter with number %1 gets a new code; the old one becomes useless. Make sure that it is really this person who asks.</translation>
    </message>
    <message>
        <source>Reason (no personal data)</source>
        <translation>Reason (no personal data)</translation>
    </message>
    <message>
        <source>Invitation code</source>
        <translation>Invitation code</translation>
    </message>
    <message>
        <source>Address of the portal</source>
        <translation>Address of the portal</translation>
    </message>
    <message>
        <source>Personal link</source>
        <translation>Personal link</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>&amp;Sign and make a new code</source>
        <translation>&amp;Sign and make a new code</translation>
    </message>
    <message>
        <source>Make a new invitation code</source>
        <translation>Make a new invitation code</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::RollPreview</name>
    <message>
        <source>Choose the roll</source>
        <translation>Choose the roll</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>CSV files (*.csv *.txt *.tsv);;All files (*)</translation>
    </message>
    <message>
        <source>Save the template</source>
        <translation>Save the template</translation>
    </message>
    <message>
        <source>roll.csv</source>
        <translation>roll.csv</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV files (*.csv)</translation>
    </message>
    <message>
        <source>Template saved as %1</source>
        <translation>Template saved as %1</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Choose another file…</translation>
    </message>
    <message>
        <source>Choose the roll…</source>
        <translation>Choose the roll…</translation>
    </message>
    <message>
        <source>Template…</source>
        <translation>Template…</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 voters can be taken, %4 lines are wrong, %5 remarks</source>
        <translation>%1 · %2 · %3 voters can be taken, %4 lines are wrong, %5 remarks</translation>
    </message>
    <message>
        <source>Columns that are not read: %1</source>
        <translation>Columns that are not read: %1</translation>
    </message>
    <message>
        <source>(as line %1)</source>
        <translation>(as line %1)</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>What stands there</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Identifier</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Precinct</source>
        <translation>Precinct</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>%1: the first %2 of %3</source>
        <translation>%1: the first %2 of %3</translation>
    </message>
    <message>
        <source>Lines to look at</source>
        <translation>Lines to look at</translation>
    </message>
    <message>
        <source>What is taken</source>
        <translation>What is taken</translation>
    </message>
    <message>
        <source>The roll has personal data and is handled by those who keep it. Role needed: %1</source>
        <translation>The roll has personal data and is handled by those who keep it. Role needed: %1</translation>
    </message>
    <message>
        <source>Close the file</source>
        <translation>Close the file</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Reading the file</translation>
    </message>
    <message>
        <source>%1 is read and checked line by line…</source>
        <translation>%1 is read and checked line by line…</translation>
    </message>
    <message>
        <source>A CSV file (UTF-8 or CP949) with the columns name and precinct; birth date, identifier, telephone, email, address and weight may be there. Names go to the vault, never onto the chain.</source>
        <translation>A CSV file (UTF-8 or CP949) with the columns name and precinct; birth date, identifier, telephone, email, address and weight may be there. Names go to the vault, never onto the chain.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::RollStep</name>
    <message>
        <source>Roll of voters</source>
        <translation>Roll of voters</translation>
    </message>
    <message>
        <source>follows later</source>
        <translation>follows later</translation>
    </message>
    <message>
        <source>%1 voters from %2, %3 lines are left out</source>
        <translation>%1 voters from %2, %3 lines are left out</translation>
    </message>
    <message>
        <source>Checked now, imported when the election is there. It may follow later.</source>
        <translation>Checked now, imported when the election is there. It may follow later.</translation>
    </message>
    <message>
        <source>The file is still being read.</source>
        <translation>The file is still being read.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::RollTab</name>
    <message>
        <source>Roll</source>
        <translation>Roll</translation>
    </message>
    <message>
        <source>typed in</source>
        <translation>typed in</translation>
    </message>
    <message>
        <source>✓ %1 voters are in the roll now.</source>
        <translation>✓ %1 voters are in the roll now.</translation>
    </message>
    <message>
        <source>No election is chosen.</source>
        <translation>No election is chosen.</translation>
    </message>
    <message>
        <source>%1 on the roll, %2 enrolled. The roll is frozen: nobody can be added or removed any more.</source>
        <translation>%1 on the roll, %2 enrolled. The roll is frozen: nobody can be added or removed any more.</translation>
    </message>
    <message>
        <source>%1 on the roll, %2 enrolled. The roll is public since %3: whoever is added now is added late, with a reason.</source>
        <translation>%1 on the roll, %2 enrolled. The roll is public since %3: whoever is added now is added late, with a reason.</translation>
    </message>
    <message>
        <source>%1 on the roll. Voters can be imported until enrolment begins on %2.</source>
        <translation>%1 on the roll. Voters can be imported until enrolment begins on %2.</translation>
    </message>
    <message>
        <source>%1 voters (%2) wait to be imported.</source>
        <translation>%1 voters (%2) wait to be imported.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Import %1 voters</source>
        <translation>Import %1 voters</translation>
    </message>
    <message>
        <source>%1 of %2 voters are in the roll…</source>
        <translation>%1 of %2 voters are in the roll…</translation>
    </message>
    <message>
        <source>! Stopped after %1 of %2 voters. What is done stands and is not done again.</source>
        <translation>! Stopped after %1 of %2 voters. What is done stands and is not done again.</translation>
    </message>
    <message>
        <source>(line %1 of the file)</source>
        <translation>(line %1 of the file)</translation>
    </message>
    <message>
        <source>Lines that are in the roll already</source>
        <translation>Lines that are in the roll already</translation>
    </message>
    <message>
        <source>Reason of the late addition</source>
        <translation>Reason of the late addition</translation>
    </message>
    <message>
        <source>e.g. moved in on 3 November</source>
        <translation>e.g. moved in on 3 November</translation>
    </message>
    <message>
        <source>One voter…</source>
        <translation>One voter…</translation>
    </message>
    <message>
        <source>One voter</source>
        <translation>One voter</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Import voters</source>
        <translation>Import voters</translation>
    </message>
    <message>
        <source>✓ %1 invitations were saved in %2 files: %3</source>
        <translation>✓ %1 invitations were saved in %2 files: %3</translation>
    </message>
    <message>
        <source>Voters are put on the roll.</source>
        <translation>Voters are put on the roll.</translation>
    </message>
    <message>
        <source>Voters are put on the roll: %1 of %2. If it is stopped here, the rest is imported later.</source>
        <translation>Voters are put on the roll: %1 of %2. If it is stopped here, the rest is imported later.</translation>
    </message>
    <message>
        <source>%1 invitation codes have not been handed over. They stay sealed on this computer; only your signing key opens them again, under “Roll”.</source>
        <translation>%1 invitation codes have not been handed over. They stay sealed on this computer; only your signing key opens them again, under “Roll”.</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>about %1 left</translation>
    </message>
    <message>
        <source>You may lock the console: the import goes on behind the lock.</source>
        <translation>You may lock the console: the import goes on behind the lock.</translation>
    </message>
    <message>
        <source>The sealed invitation codes are opened…</source>
        <translation>The sealed invitation codes are opened…</translation>
    </message>
    <message>
        <source>! %1 voters of an earlier import wait for approval. Their codes appear here when they are on the roll.</source>
        <translation>! %1 voters of an earlier import wait for approval. Their codes appear here when they are on the roll.</translation>
    </message>
    <message>
        <source>! An earlier import broke off at %1 voters whose answer was lost. The roll is asked about them until it is settled.</source>
        <translation>! An earlier import broke off at %1 voters whose answer was lost. The roll is asked about them until it is settled.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::ScheduleStep</name>
    <message>
        <source>Voting lasts %1 hours, from %2 to %3.</source>
        <translation>Voting lasts %1 hours, from %2 to %3.</translation>
    </message>
    <message>
        <source>It is frozen and opens by itself; nobody has to be there.</source>
        <translation>It is frozen and opens by itself; nobody has to be there.</translation>
    </message>
    <message>
        <source>It opens when an officer opens it, not before the set time.</source>
        <translation>It opens when an officer opens it, not before the set time.</translation>
    </message>
    <message>
        <source>The ring size has no meaning in signed mode.</source>
        <translation>The ring size has no meaning in signed mode.</translation>
    </message>
    <message>
        <source>Schedule and rules</source>
        <translation>Schedule and rules</translation>
    </message>
    <message>
        <source>Frozen with the election; the closing can be put off afterwards, never forward.</source>
        <translation>Frozen with the election; the closing can be put off afterwards, never forward.</translation>
    </message>
    <message>
        <source>Public election: objections to the result within 14 days (Public Official Election Act §219).</source>
        <translation>Public election: objections to the result within 14 days (Public Official Election Act §219).</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::TaskWords</name>
    <message>
        <source>Approve or refuse: %1 waiting</source>
        <translation>Approve or refuse: %1 waiting</translation>
    </message>
    <message>
        <source>Another officer has proposed what needs your signature too.</source>
        <translation>Another officer has proposed what needs your signature too.</translation>
    </message>
    <message>
        <source>Decide objections: %1 open</source>
        <translation>Decide objections: %1 open</translation>
    </message>
    <message>
        <source>While one is open the result may not be certified.</source>
        <translation>While one is open the result may not be certified.</translation>
    </message>
    <message>
        <source>Import the roll</source>
        <translation>Import the roll</translation>
    </message>
    <message>
        <source>Nobody is on it yet.</source>
        <translation>Nobody is on it yet.</translation>
    </message>
    <message>
        <source>Finish the draft and begin the key ceremony</source>
        <translation>Finish the draft and begin the key ceremony</translation>
    </message>
    <message>
        <source>Its check list says what is missing.</source>
        <translation>Its check list says what is missing.</translation>
    </message>
    <message>
        <source>Take part in the key ceremony</source>
        <translation>Take part in the key ceremony</translation>
    </message>
    <message>
        <source>This round ends at %1.</source>
        <translation>This round ends at %1.</translation>
    </message>
    <message>
        <source>The trustees make the election&apos;s key.</source>
        <translation>The trustees make the election&apos;s key.</translation>
    </message>
    <message>
        <source>Freeze the election</source>
        <translation>Freeze the election</translation>
    </message>
    <message>
        <source>Enrolment has ended; voting begins at %1.</source>
        <translation>Enrolment has ended; voting begins at %1.</translation>
    </message>
    <message>
        <source>Open the voting</source>
        <translation>Open the voting</translation>
    </message>
    <message>
        <source>The opening time has come.</source>
        <translation>The opening time has come.</translation>
    </message>
    <message>
        <source>Resume the voting, or extend it</source>
        <translation>Resume the voting, or extend it</translation>
    </message>
    <message>
        <source>It is paused: nobody can cast a ballot.</source>
        <translation>It is paused: nobody can cast a ballot.</translation>
    </message>
    <message>
        <source>Close the voting</source>
        <translation>Close the voting</translation>
    </message>
    <message>
        <source>The closing time is over.</source>
        <translation>The closing time is over.</translation>
    </message>
    <message>
        <source>Give your part of the counting</source>
        <translation>Give your part of the counting</translation>
    </message>
    <message>
        <source>%1 of %2 sums are still to be opened by you.</source>
        <translation>%1 of %2 sums are still to be opened by you.</translation>
    </message>
    <message>
        <source>Decide a tie</source>
        <translation>Decide a tie</translation>
    </message>
    <message>
        <source>Certification waits for it.</source>
        <translation>Certification waits for it.</translation>
    </message>
    <message>
        <source>Certify the result</source>
        <translation>Certify the result</translation>
    </message>
    <message>
        <source>The time for objections is over; %1 of %2 signatures are here.</source>
        <translation>The time for objections is over; %1 of %2 signatures are here.</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 day</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 days</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hour</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 hours</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minute</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 minutes</translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation>under a minute</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::TestBallotJob</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Test voters are put on the roll: %1.</source>
        <translation>Test voters are put on the roll: %1.</translation>
    </message>
    <message>
        <source>Test voters are enrolled: %1.</source>
        <translation>Test voters are enrolled: %1.</translation>
    </message>
    <message>
        <source>Test ballots are cast: %1.</source>
        <translation>Test ballots are cast: %1.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::TestBallotsTab</name>
    <message>
        <source>Test ballots</source>
        <translation>Test ballots</translation>
    </message>
    <message>
        <source>Delete the test keys</source>
        <translation>Delete the test keys</translation>
    </message>
    <message>
        <source>The keys of the test voters and the plan are deleted from this computer. What is on the chain stays; it cannot be compared any more.</source>
        <translation>The keys of the test voters and the plan are deleted from this computer. What is on the chain stays; it cannot be compared any more.</translation>
    </message>
    <message>
        <source>The roll is frozen: no test voters can be added any more.</source>
        <translation>The roll is frozen: no test voters can be added any more.</translation>
    </message>
    <message>
        <source>The rehearsal has no precincts yet.</source>
        <translation>The rehearsal has no precincts yet.</translation>
    </message>
    <message>
        <source>There are no test voters on this computer yet.</source>
        <translation>There are no test voters on this computer yet.</translation>
    </message>
    <message>
        <source>All test voters are enrolled.</source>
        <translation>All test voters are enrolled.</translation>
    </message>
    <message>
        <source>Enrolment begins with the key ceremony.</source>
        <translation>Enrolment begins with the key ceremony.</translation>
    </message>
    <message>
        <source>Enrolment is over.</source>
        <translation>Enrolment is over.</translation>
    </message>
    <message>
        <source>Enrolment begins at %1.</source>
        <translation>Enrolment begins at %1.</translation>
    </message>
    <message>
        <source>All planned ballots are cast.</source>
        <translation>All planned ballots are cast.</translation>
    </message>
    <message>
        <source>Voting is paused.</source>
        <translation>Voting is paused.</translation>
    </message>
    <message>
        <source>Ballots can be cast when voting is open.</source>
        <translation>Ballots can be cast when voting is open.</translation>
    </message>
    <message>
        <source>Voting is over.</source>
        <translation>Voting is over.</translation>
    </message>
    <message>
        <source>No test voter is enrolled.</source>
        <translation>No test voter is enrolled.</translation>
    </message>
    <message>
        <source>Other work is under way.</source>
        <translation>Other work is under way.</translation>
    </message>
    <message>
        <source>%1 test voters are on the roll.</source>
        <translation>%1 test voters are on the roll.</translation>
    </message>
    <message>
        <source>! Ring mode needs %1 more, so that every unit has its 128.</source>
        <translation>! Ring mode needs %1 more, so that every unit has its 128.</translation>
    </message>
    <message>
        <source>The roll is laid open: each is added late, with a reason, and may need an approval.</source>
        <translation>The roll is laid open: each is added late, with a reason, and may need an approval.</translation>
    </message>
    <message>
        <source>%1 of %2 are enrolled.</source>
        <translation>%1 of %2 are enrolled.</translation>
    </message>
    <message>
        <source>%1 of %2 ballots are on the chain: %3 count, %4 are replaced, %5 are challenged.</source>
        <translation>%1 of %2 ballots are on the chain: %3 count, %4 are replaced, %5 are challenged.</translation>
    </message>
    <message>
        <source>Nothing is planned yet.</source>
        <translation>Nothing is planned yet.</translation>
    </message>
    <message>
        <source>Go on casting</source>
        <translation>Go on casting</translation>
    </message>
    <message>
        <source>Cast test ballots</source>
        <translation>Cast test ballots</translation>
    </message>
    <message>
        <source>%1 of %2 are done.</source>
        <translation>%1 of %2 are done.</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>about %1 left</translation>
    </message>
    <message>
        <source>! An answer of the server is missing; it is asked again.</source>
        <translation>! An answer of the server is missing; it is asked again.</translation>
    </message>
    <message>
        <source>The sealed keys are opened…</source>
        <translation>The sealed keys are opened…</translation>
    </message>
    <message>
        <source>The check sheet comes when the rehearsal is counted.</source>
        <translation>The check sheet comes when the rehearsal is counted.</translation>
    </message>
    <message>
        <source>No election is chosen.</source>
        <translation>No election is chosen.</translation>
    </message>
    <message>
        <source>A test as election offices do it before the day: test voters cast ballots that were planned beforehand, the trustees count, and what comes out is compared with the plan.</source>
        <translation>A test as election offices do it before the day: test voters cast ballots that were planned beforehand, the trustees count, and what comes out is compared with the plan.</translation>
    </message>
    <message>
        <source>This is no rehearsal. Test voters and test ballots are possible in rehearsals only: choose the election under “Elections” and press “Make a rehearsal of it”.</source>
        <translation>This is no rehearsal. Test voters and test ballots are possible in rehearsals only: choose the election under “Elections” and press “Make a rehearsal of it”.</translation>
    </message>
    <message>
        <source>Check sheet as PDF…</source>
        <translation>Check sheet as PDF…</translation>
    </message>
    <message>
        <source>Delete the test keys…</source>
        <translation>Delete the test keys…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>1. Test voters</source>
        <translation>1. Test voters</translation>
    </message>
    <message>
        <source>They are called “모의 선거인 1” and so on, are spread over all precincts and have no personal data.</source>
        <translation>They are called “모의 선거인 1” and so on, are spread over all precincts and have no personal data.</translation>
    </message>
    <message>
        <source>How many more</source>
        <translation>How many more</translation>
    </message>
    <message>
        <source>Add test voters</source>
        <translation>Add test voters</translation>
    </message>
    <message>
        <source>2. Enrol them</source>
        <translation>2. Enrol them</translation>
    </message>
    <message>
        <source>Each gets keys of its own, which are kept sealed on this computer only. While trustees make the keys and until enrolment ends.</source>
        <translation>Each gets keys of its own, which are kept sealed on this computer only. While trustees make the keys and until enrolment ends.</translation>
    </message>
    <message>
        <source>Enrol the test voters</source>
        <translation>Enrol the test voters</translation>
    </message>
    <message>
        <source>3. Test ballots</source>
        <translation>3. Test ballots</translation>
    </message>
    <message>
        <source>The number decides what is chosen: the same number gives the same ballots, with blank ones, second ones that replace the first, and challenged ones.</source>
        <translation>The number decides what is chosen: the same number gives the same ballots, with blank ones, second ones that replace the first, and challenged ones.</translation>
    </message>
    <message>
        <source>Voters who vote</source>
        <translation>Voters who vote</translation>
    </message>
    <message>
        <source>Number of the test</source>
        <translation>Number of the test</translation>
    </message>
    <message>
        <source>4. Planned and counted</source>
        <translation>4. Planned and counted</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::TieDialog</name>
    <message>
        <source>Decide the tie</source>
        <translation>Decide the tie</translation>
    </message>
    <message>
        <source>These options have equal votes and all go into a run-off.</source>
        <translation>These options have equal votes and all go into a run-off.</translation>
    </message>
    <message>
        <source>Put the options in the order of age, the oldest first. The first %1 are elected.</source>
        <translation>Put the options in the order of age, the oldest first. The first %1 are elected.</translation>
    </message>
    <message>
        <source>Put the options in the order of the lot. The first %1 are elected.</source>
        <translation>Put the options in the order of the lot. The first %1 are elected.</translation>
    </message>
    <message>
        <source>Options in their order</source>
        <translation>Options in their order</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Who drew the lot, where and before whom</source>
        <translation>Who drew the lot, where and before whom</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Sign and submit</source>
        <translation>Sign and submit</translation>
    </message>
    <message>
        <source>Please say how it was decided.</source>
        <translation>Please say how it was decided.</translation>
    </message>
    <message>
        <source>On its way…</source>
        <translation>On its way…</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::TrusteeBox</name>
    <message>
        <source>Where the secret is kept</source>
        <translation>Where the secret is kept</translation>
    </message>
    <message>
        <source>Trustees&apos; secrets (*.json)</source>
        <translation>Trustees&apos; secrets (*.json)</translation>
    </message>
    <message>
        <source>Open the secret file</source>
        <translation>Open the secret file</translation>
    </message>
    <message>
        <source>Working with the secret file…</source>
        <translation>Working with the secret file…</translation>
    </message>
    <message>
        <source>Open and finished: %1</source>
        <translation>Open and finished: %1</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Open: %1</translation>
    </message>
    <message>
        <source>Choose a passphrase for %1. Without file and passphrase your part is lost.</source>
        <translation>Choose a passphrase for %1. Without file and passphrase your part is lost.</translation>
    </message>
    <message>
        <source>Passphrase of %1</source>
        <translation>Passphrase of %1</translation>
    </message>
    <message>
        <source>Your secret is closed. It never leaves this machine and its file.</source>
        <translation>Your secret is closed. It never leaves this machine and its file.</translation>
    </message>
    <message>
        <source>Make my secret…</source>
        <translation>Make my secret…</translation>
    </message>
    <message>
        <source>Open my secret…</source>
        <translation>Open my secret…</translation>
    </message>
    <message>
        <source>Make and seal</source>
        <translation>Make and seal</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Close and wipe</source>
        <translation>Close and wipe</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Passphrase of the secret file</source>
        <translation>Passphrase of the secret file</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>Passphrase once more</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::TrusteesStep</name>
    <message>
        <source>Trustees</source>
        <translation>Trustees</translation>
    </message>
    <message>
        <source>They make the election&apos;s key together; no part of it is ever in one place.</source>
        <translation>They make the election&apos;s key together; no part of it is ever in one place.</translation>
    </message>
    <message>
        <source>Trustees needed to count</source>
        <translation>Trustees needed to count</translation>
    </message>
    <message>
        <source>Choose people from agencies whose interests differ. Nobody may be chosen later than the key ceremony begins.</source>
        <translation>Choose people from agencies whose interests differ. Nobody may be chosen later than the key ceremony begins.</translation>
    </message>
    <message>
        <source>%1 trustees of %2 agencies; any %3 of them can count, %4 may be lost, %5 together could read single ballots.</source>
        <translation>%1 trustees of %2 agencies; any %3 of them can count, %4 may be lost, %5 together could read single ballots.</translation>
    </message>
    <message>
        <source>All of them belong to one agency: it alone could read ballots.</source>
        <translation>All of them belong to one agency: it alone could read ballots.</translation>
    </message>
    <message>
        <source>One trustee alone could read ballots. Two or more are safer.</source>
        <translation>One trustee alone could read ballots. Two or more are safer.</translation>
    </message>
    <message>
        <source>At most %1 trustees.</source>
        <translation>At most %1 trustees.</translation>
    </message>
    <message>
        <source>More trustees are needed to count than are chosen.</source>
        <translation>More trustees are needed to count than are chosen.</translation>
    </message>
    <message>
        <source>follow later</source>
        <translation>follow later</translation>
    </message>
    <message>
        <source>No officer has the role of a trustee yet. Give it under Agencies and officers, or go on and name the trustees later.</source>
        <translation>No officer has the role of a trustee yet. Give it under Agencies and officers, or go on and name the trustees later.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::VoterForm</name>
    <message>
        <source>One voter</source>
        <translation>One voter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Identifier</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>Precinct</source>
        <translation>Precinct</translation>
    </message>
    <message>
        <source>&amp;Check and take</source>
        <translation>&amp;Check and take</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>C&amp;lose</translation>
    </message>
    <message>
        <source>required</source>
        <translation>required</translation>
    </message>
    <message>
        <source>Fields with * are required. The name goes to the vault, never onto the chain.</source>
        <translation>Fields with * are required. The name goes to the vault, never onto the chain.</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::VotersHead</name>
    <message>
        <source>Number on the roll</source>
        <translation>Number on the roll</translation>
    </message>
    <message>
        <source>e.g. 1042</source>
        <translation>e.g. 1042</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Find a voter by number</source>
        <translation>Find a voter by number</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::VotingDay</name>
    <message>
        <source>Voting day</source>
        <translation>Voting day</translation>
    </message>
    <message>
        <source>rehearsal “%1”</source>
        <translation>rehearsal “%1”</translation>
    </message>
    <message>
        <source>election “%1”</source>
        <translation>election “%1”</translation>
    </message>
    <message>
        <source>Of the %1: all votes become worthless, and no result is ever made. This cannot be undone.</source>
        <translation>Of the %1: all votes become worthless, and no result is ever made. This cannot be undone.</translation>
    </message>
    <message>
        <source>Of the %1: nobody can vote until it is resumed. A paused vote is not closed by itself.</source>
        <translation>Of the %1: nobody can vote until it is resumed. A paused vote is not closed by itself.</translation>
    </message>
    <message>
        <source>Of the %1: no further ballot is taken, and counting begins.</source>
        <translation>Of the %1: no further ballot is taken, and counting begins.</translation>
    </message>
    <message>
        <source>Of the %1: roll, candidates, times and keys can never be changed afterwards.</source>
        <translation>Of the %1: roll, candidates, times and keys can never be changed afterwards.</translation>
    </message>
    <message>
        <source>Of the %1.</source>
        <translation>Of the %1.</translation>
    </message>
    <message>
        <source>No election is chosen.</source>
        <translation>No election is chosen.</translation>
    </message>
    <message>
        <source>Voting from %1 to %2</source>
        <translation>Voting from %1 to %2</translation>
    </message>
    <message>
        <source>%1 of %2 enrolled</source>
        <translation>%1 of %2 enrolled</translation>
    </message>
    <message>
        <source>Ballots taken</source>
        <translation>Ballots taken</translation>
    </message>
    <message>
        <source>%1 replaced by a later one</source>
        <translation>%1 replaced by a later one</translation>
    </message>
    <message>
        <source>Challenges</source>
        <translation>Challenges</translation>
    </message>
    <message>
        <source>opened to check the encryption</source>
        <translation>opened to check the encryption</translation>
    </message>
    <message>
        <source>✓ Nothing to look at</source>
        <translation>✓ Nothing to look at</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>First votes by hour</source>
        <translation>First votes by hour</translation>
    </message>
    <message>
        <source>Korean time; a vote that replaces an earlier one is not counted again</source>
        <translation>Korean time; a vote that replaces an earlier one is not counted again</translation>
    </message>
    <message>
        <source>No vote yet</source>
        <translation>No vote yet</translation>
    </message>
    <message>
        <source>Log of incidents</source>
        <translation>Log of incidents</translation>
    </message>
    <message>
        <source>Log an incident…</source>
        <translation>Log an incident…</translation>
    </message>
    <message>
        <source>Log an incident</source>
        <translation>Log an incident</translation>
    </message>
    <message>
        <source>No incident in the log</source>
        <translation>No incident in the log</translation>
    </message>
    <message>
        <source>This can be done when enrolment has ended.</source>
        <translation>This can be done when enrolment has ended.</translation>
    </message>
    <message>
        <source>This can be done when the opening time has come.</source>
        <translation>This can be done when the opening time has come.</translation>
    </message>
    <message>
        <source>A paused vote is resumed first, or extended, or declared void.</source>
        <translation>A paused vote is resumed first, or extended, or declared void.</translation>
    </message>
    <message>
        <source>This can be done after the closing time and the grace.</source>
        <translation>This can be done after the closing time and the grace.</translation>
    </message>
    <message>
        <source>Turnout (of the enrolled)</source>
        <translation>Turnout (of the enrolled)</translation>
    </message>
    <message>
        <source>Show older incidents</source>
        <translation>Show older incidents</translation>
    </message>
    <message>
        <source>ring mode: who has voted stays hidden</source>
        <translation>ring mode: who has voted stays hidden</translation>
    </message>
    <message>
        <source>signed mode: who has voted can be seen</source>
        <translation>signed mode: who has voted can be seen</translation>
    </message>
    <message>
        <source>Turnout of the roll</source>
        <translation>Turnout of the roll</translation>
    </message>
    <message>
        <source>%1 of %2 on the roll</source>
        <translation>%1 of %2 on the roll</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>%1 of the roll</source>
        <translation>%1 of the roll</translation>
    </message>
</context>
<context>
    <name>maru::console::elections::VotingWords</name>
    <message>
        <source>Hour</source>
        <translation>Hour</translation>
    </message>
    <message>
        <source>First votes</source>
        <translation>First votes</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>The server cannot be reached</translation>
    </message>
    <message>
        <source>What is shown is old. Voters may not reach it either.</source>
        <translation>What is shown is old. Voters may not reach it either.</translation>
    </message>
    <message>
        <source>An observer reports a mismatch at block %1</source>
        <translation>An observer reports a mismatch at block %1</translation>
    </message>
    <message>
        <source>Voting is paused</source>
        <translation>Voting is paused</translation>
    </message>
    <message>
        <source>Nobody can cast a ballot until it is resumed.</source>
        <translation>Nobody can cast a ballot until it is resumed.</translation>
    </message>
    <message>
        <source>%1 transactions wait for a block</source>
        <translation>%1 transactions wait for a block</translation>
    </message>
    <message>
        <source>Voters wait longer than usual for their confirmation.</source>
        <translation>Voters wait longer than usual for their confirmation.</translation>
    </message>
    <message>
        <source>Voting closes at %1</source>
        <translation>Voting closes at %1</translation>
    </message>
    <message>
        <source>%1 minutes left</source>
        <translation>%1 minutes left</translation>
    </message>
    <message>
        <source>%1 ballots refused in the last hour, in all elections</source>
        <translation>%1 ballots refused in the last hour, in all elections</translation>
    </message>
    <message>
        <source>An observer reports a fork: the record at block %1 is another history</source>
        <translation>An observer reports a fork: the record at block %1 is another history</translation>
    </message>
</context>
<context>
    <name>maru::console::people::AuthorityDialog</name>
    <message>
        <source>Sent for approval. Another administrator decides on the Approvals page.</source>
        <translation>Sent for approval. Another administrator decides on the Approvals page.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>Signing…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>maru::console::people::CertificateDialog</name>
    <message>
        <source>Where the new key file goes</source>
        <translation>Where the new key file goes</translation>
    </message>
    <message>
        <source>Choose the authority&apos;s key file</source>
        <translation>Choose the authority&apos;s key file</translation>
    </message>
    <message>
        <source>&amp;New key file, encrypted</source>
        <translation>&amp;New key file, encrypted</translation>
    </message>
    <message>
        <source>&amp;Key file of the authority</source>
        <translation>&amp;Key file of the authority</translation>
    </message>
    <message>
        <source>&amp;Passphrase, at least %1 characters</source>
        <translation>&amp;Passphrase, at least %1 characters</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the key file</source>
        <translation>&amp;Passphrase of the key file</translation>
    </message>
    <message>
        <source>Choose where the authority&apos;s key file is or goes.</source>
        <translation>Choose where the authority&apos;s key file is or goes.</translation>
    </message>
    <message>
        <source>Type the passphrase of the key file.</source>
        <translation>Type the passphrase of the key file.</translation>
    </message>
    <message>
        <source>There is a file of this name already; keys are never written over.</source>
        <translation>There is a file of this name already; keys are never written over.</translation>
    </message>
    <message>
        <source>The passphrase needs at least %1 characters.</source>
        <translation>The passphrase needs at least %1 characters.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>The two passphrases differ.</translation>
    </message>
    <message>
        <source>The new certificate is in force. Officers&apos; certificates signed before stay valid until their own end.</source>
        <translation>The new certificate is in force. Officers&apos; certificates signed before stay valid until their own end.</translation>
    </message>
    <message>
        <source>Certificate of %1</source>
        <translation>Certificate of %1</translation>
    </message>
    <message>
        <source>The agency&apos;s authority signs the keys of its officers. Its key is made and used on this computer only; the certificate goes on the ledger.</source>
        <translation>The agency&apos;s authority signs the keys of its officers. Its key is made and used on this computer only; the certificate goes on the ledger.</translation>
    </message>
    <message>
        <source>· No certificate yet</source>
        <translation>· No certificate yet</translation>
    </message>
    <message>
        <source>✕ Ended on %1. Nothing stops, but no officer can be confirmed with a certificate.</source>
        <translation>✕ Ended on %1. Nothing stops, but no officer can be confirmed with a certificate.</translation>
    </message>
    <message>
        <source>In force until %1 (%2 days left)</source>
        <translation>In force until %1 (%2 days left)</translation>
    </message>
    <message>
        <source>&amp;Which key</source>
        <translation>&amp;Which key</translation>
    </message>
    <message>
        <source>Which key</source>
        <translation>Which key</translation>
    </message>
    <message>
        <source>Make a new key (recommended)</source>
        <translation>Make a new key (recommended)</translation>
    </message>
    <message>
        <source>Renew with the key that is there</source>
        <translation>Renew with the key that is there</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Passphrase once &amp;more</source>
        <translation>Passphrase once &amp;more</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>Passphrase once more</translation>
    </message>
    <message>
        <source>Good for how many &amp;years</source>
        <translation>Good for how many &amp;years</translation>
    </message>
    <message>
        <source>Good for how many years</source>
        <translation>Good for how many years</translation>
    </message>
    <message>
        <source> years</source>
        <translation> years</translation>
    </message>
    <message>
        <source>Make the certificate</source>
        <translation>Make the certificate</translation>
    </message>
    <message>
        <source>Renew the certificate</source>
        <translation>Renew the certificate</translation>
    </message>
    <message>
        <source>Key files (*.json);;All files (*)</source>
        <translation>Key files (*.json);;All files (*)</translation>
    </message>
</context>
<context>
    <name>maru::console::people::CodeDialog</name>
    <message>
        <source>Post: %1</source>
        <translation>Post: %1</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message>
        <source>Good until: %1</source>
        <translation>Good until: %1</translation>
    </message>
    <message>
        <source>In Maru choose “I have an invitation code”, type the code and make your key. Your key never leaves your computer. Then tell the administrator the fingerprint that is shown.</source>
        <translation>In Maru choose “I have an invitation code”, type the code and make your key. Your key never leaves your computer. Then tell the administrator the fingerprint that is shown.</translation>
    </message>
    <message>
        <source>Save the invitation</source>
        <translation>Save the invitation</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>The file could not be written.</translation>
    </message>
    <message>
        <source>Print the invitation</source>
        <translation>Print the invitation</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Invitation to Maru</source>
        <translation>Invitation to Maru</translation>
    </message>
    <message>
        <source>Invitation code</source>
        <translation>Invitation code</translation>
    </message>
    <message>
        <source>It is shown now and never again: nothing keeps it. For “%1”, good until %2.</source>
        <translation>It is shown now and never again: nothing keeps it. For “%1”, good until %2.</translation>
    </message>
    <message>
        <source>The code as a QR code</source>
        <translation>The code as a QR code</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>&amp;Save as text…</source>
        <translation>&amp;Save as text…</translation>
    </message>
    <message>
        <source>&amp;PDF to print…</source>
        <translation>&amp;PDF to print…</translation>
    </message>
    <message>
        <source>I have handed it over</source>
        <translation>I have handed it over</translation>
    </message>
</context>
<context>
    <name>maru::console::people::CodeStep</name>
    <message>
        <source>How long the code is good</source>
        <translation>How long the code is good</translation>
    </message>
    <message>
        <source>Hand the code over in person or by telephone, not by the way by which it could be read.</source>
        <translation>Hand the code over in person or by telephone, not by the way by which it could be read.</translation>
    </message>
</context>
<context>
    <name>maru::console::people::ConfirmDialog</name>
    <message>
        <source>Choose the authority&apos;s key file</source>
        <translation>Choose the authority&apos;s key file</translation>
    </message>
    <message>
        <source>The agency&apos;s certificate has not come from the server yet. Try again in a moment.</source>
        <translation>The agency&apos;s certificate has not come from the server yet. Try again in a moment.</translation>
    </message>
    <message>
        <source>Choose the key file of the agency&apos;s authority.</source>
        <translation>Choose the key file of the agency&apos;s authority.</translation>
    </message>
    <message>
        <source>Type the passphrase of the key file.</source>
        <translation>Type the passphrase of the key file.</translation>
    </message>
    <message>
        <source>%1 is an officer now and can sign in.</source>
        <translation>%1 is an officer now and can sign in.</translation>
    </message>
    <message>
        <source>Confirm the other key</source>
        <translation>Confirm the other key</translation>
    </message>
    <message>
        <source>Confirm officer</source>
        <translation>Confirm officer</translation>
    </message>
    <message>
        <source>Call the new officer and let the key be read out: only when every group is the same is the key theirs.</source>
        <translation>Call the new officer and let the key be read out: only when every group is the same is the key theirs.</translation>
    </message>
    <message>
        <source>Post: %1
Agency: %2</source>
        <translation>Post: %1
Agency: %2</translation>
    </message>
    <message>
        <source>Key that asks to be confirmed</source>
        <translation>Key that asks to be confirmed</translation>
    </message>
    <message>
        <source>&amp;Key file of the agency&apos;s authority</source>
        <translation>&amp;Key file of the agency&apos;s authority</translation>
    </message>
    <message>
        <source>Key file of the agency&apos;s authority</source>
        <translation>Key file of the agency&apos;s authority</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the key file</source>
        <translation>&amp;Passphrase of the key file</translation>
    </message>
    <message>
        <source>Passphrase of the key file</source>
        <translation>Passphrase of the key file</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>Sign the certificate and confirm</source>
        <translation>Sign the certificate and confirm</translation>
    </message>
    <message>
        <source>Key files (*.json);;All files (*)</source>
        <translation>Key files (*.json);;All files (*)</translation>
    </message>
</context>
<context>
    <name>maru::console::people::InviteWizard</name>
    <message>
        <source>Another key for %1</source>
        <translation>Another key for %1</translation>
    </message>
    <message>
        <source>Invite an officer</source>
        <translation>Invite an officer</translation>
    </message>
    <message>
        <source>The key of %1 is suspended at once, and a one-time code opens the way to another key for the same post until %2.</source>
        <translation>The key of %1 is suspended at once, and a one-time code opens the way to another key for the same post until %2.</translation>
    </message>
    <message>
        <source>What the old key signed stands and still verifies. It signs nothing more.</source>
        <translation>What the old key signed stands and still verifies. It signs nothing more.</translation>
    </message>
    <message>
        <source>A one-time code is made with which the holder of the post “%1” can ask to become an officer until %2.</source>
        <translation>A one-time code is made with which the holder of the post “%1” can ask to become an officer until %2.</translation>
    </message>
    <message>
        <source>Nobody becomes an officer by the code alone: the new key must be confirmed afterwards.</source>
        <translation>Nobody becomes an officer by the code alone: the new key must be confirmed afterwards.</translation>
    </message>
    <message>
        <source>Show the invitation code</source>
        <translation>Show the invitation code</translation>
    </message>
</context>
<context>
    <name>maru::console::people::PostStep</name>
    <message>
        <source>Which post</source>
        <translation>Which post</translation>
    </message>
    <message>
        <source>Name the duty post, not the person: the name stays on the ledger for good.</source>
        <translation>Name the duty post, not the person: the name stays on the ledger for good.</translation>
    </message>
</context>
<context>
    <name>maru::console::people::RightsPart</name>
    <message>
        <source>What this officer may do</source>
        <translation>What this officer may do</translation>
    </message>
    <message>
        <source>! Nothing now: the state is “%1”. With the roles below it would be:</source>
        <translation>! Nothing now: the state is “%1”. With the roles below it would be:</translation>
    </message>
    <message>
        <source>Sees what is public; signs nothing for an agency.</source>
        <translation>Sees what is public; signs nothing for an agency.</translation>
    </message>
    <message>
        <source>Reads restricted records of: %1</source>
        <translation>Reads restricted records of: %1</translation>
    </message>
</context>
<context>
    <name>maru::console::people::RoleMatrixModel</name>
    <message>
        <source>gains %1</source>
        <translation>gains %1</translation>
    </message>
    <message>
        <source>loses %1</source>
        <translation>loses %1</translation>
    </message>
    <message>
        <source>a new role without actions</source>
        <translation>a new role without actions</translation>
    </message>
    <message>
        <source>%1 may: %2</source>
        <translation>%1 may: %2</translation>
    </message>
    <message>
        <source>%1 may not: %2</source>
        <translation>%1 may not: %2</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
</context>
<context>
    <name>maru::console::people::RolesStep</name>
    <message>
        <source>What the officer may do</source>
        <translation>What the officer may do</translation>
    </message>
    <message>
        <source>Tick roles for the whole country without an end, or list them by region and period below.</source>
        <translation>Tick roles for the whole country without an end, or list them by region and period below.</translation>
    </message>
</context>
<context>
    <name>maru::console::people::RolesTab</name>
    <message>
        <source>Not signed yet: %1 roles</source>
        <translation>Not signed yet: %1 roles</translation>
    </message>
    <message>
        <source>You see the roles. Changing them needs the right “%1”.</source>
        <translation>You see the roles. Changing them needs the right “%1”.</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>New role</translation>
    </message>
    <message>
        <source>&amp;Id, e.g. office.counter</source>
        <translation>&amp;Id, e.g. office.counter</translation>
    </message>
    <message>
        <source>Name (&amp;Korean)</source>
        <translation>Name (&amp;Korean)</translation>
    </message>
    <message>
        <source>Name (&amp;English)</source>
        <translation>Name (&amp;English)</translation>
    </message>
    <message>
        <source>Add to the table</source>
        <translation>Add to the table</translation>
    </message>
    <message>
        <source>Change roles</source>
        <translation>Change roles</translation>
    </message>
    <message>
        <source>Every officer with the role is affected from the block on in which it is approved.</source>
        <translation>Every officer with the role is affected from the block on in which it is approved.</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>sent for approval</source>
        <translation>sent for approval</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>in force</translation>
    </message>
    <message>
        <source>A role is a list of actions. Tick what a role may do; nothing counts before it is signed, and approved where a rule asks for it.</source>
        <translation>A role is a list of actions. Tick what a role may do; nothing counts before it is signed, and approved where a rule asks for it.</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Find an action</translation>
    </message>
    <message>
        <source>&amp;New role…</source>
        <translation>&amp;New role…</translation>
    </message>
    <message>
        <source>&amp;Undo ticks</source>
        <translation>&amp;Undo ticks</translation>
    </message>
    <message>
        <source>Undo ticks</source>
        <translation>Undo ticks</translation>
    </message>
    <message>
        <source>Sign the &amp;changes…</source>
        <translation>Sign the &amp;changes…</translation>
    </message>
    <message>
        <source>Sign the changes</source>
        <translation>Sign the changes</translation>
    </message>
    <message>
        <source>Roles and their actions</source>
        <translation>Roles and their actions</translation>
    </message>
</context>
<context>
    <name>maru::console::people::StaffPart</name>
    <message>
        <source>Officers of this agency</source>
        <translation>Officers of this agency</translation>
    </message>
    <message>
        <source>On its way…</source>
        <translation>On its way…</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>None yet.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>%1 are shown; show more</source>
        <translation>%1 are shown; show more</translation>
    </message>
</context>
<context>
    <name>maru::console::people::WhoMayTab</name>
    <message>
        <source>until %1</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>as deputy of %1</source>
        <translation>as deputy of %1</translation>
    </message>
    <message>
        <source>Needs one more signature</source>
        <translation>Needs one more signature</translation>
    </message>
    <message>
        <source>Needs %1 more signatures</source>
        <translation>Needs %1 more signatures</translation>
    </message>
    <message>
        <source>· One signature is enough.</source>
        <translation>· One signature is enough.</translation>
    </message>
    <message>
        <source>Nobody may do this now. Give somebody a role that holds it.</source>
        <translation>Nobody may do this now. Give somebody a role that holds it.</translation>
    </message>
    <message>
        <source>Officers who may do it now: %1</source>
        <translation>Officers who may do it now: %1</translation>
    </message>
    <message>
        <source>&amp;Who may do this, and why?</source>
        <translation>&amp;Who may do this, and why?</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Officers who may do it</source>
        <translation>Officers who may do it</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>By which role</source>
        <translation>By which role</translation>
    </message>
    <message>
        <source>by: %1</source>
        <translation>by: %1</translation>
    </message>
    <message>
        <source>each of another agency</source>
        <translation>each of another agency</translation>
    </message>
</context>
<context>
    <name>maru::console::privacy::CertificatePart</name>
    <message>
        <source>Save the certificate</source>
        <translation>Save the certificate</translation>
    </message>
    <message>
        <source>Certificates of destruction (*.json)</source>
        <translation>Certificates of destruction (*.json)</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>Save the certificate…</source>
        <translation>Save the certificate…</translation>
    </message>
    <message>
        <source>Saved as %1. Anybody can check it with: maru-verify destruction FILE</source>
        <translation>Saved as %1. Anybody can check it with: maru-verify destruction FILE</translation>
    </message>
    <message>
        <source>The vault has destroyed the data, the keys and the salts of %1 records and signed that it did. The file proves it without this server.</source>
        <translation>The vault has destroyed the data, the keys and the salts of %1 records and signed that it did. The file proves it without this server.</translation>
    </message>
    <message>
        <source>The vault declined: a record was not that of the person who asked. Nothing was destroyed.</source>
        <translation>The vault declined: a record was not that of the person who asked. Nothing was destroyed.</translation>
    </message>
    <message>
        <source>The vault is destroying the records; its certificate follows by itself.</source>
        <translation>The vault is destroying the records; its certificate follows by itself.</translation>
    </message>
</context>
<context>
    <name>maru::console::privacy::EvidenceTab</name>
    <message>
        <source>Gathering…</source>
        <translation>Gathering…</translation>
    </message>
    <message>
        <source>✓ Key ceremonies and key-encryption keys of the vault</source>
        <translation>✓ Key ceremonies and key-encryption keys of the vault</translation>
    </message>
    <message>
        <source>✓ Register of signing keys: %1 officers, %2 vaults</source>
        <translation>✓ Register of signing keys: %1 officers, %2 vaults</translation>
    </message>
    <message>
        <source>✓ Approvals: %1 rules, %2 proposals</source>
        <translation>✓ Approvals: %1 rules, %2 proposals</translation>
    </message>
    <message>
        <source>✓ Accesses to personal data: the last %1</source>
        <translation>✓ Accesses to personal data: the last %1</translation>
    </message>
    <message>
        <source>✓ Requests of people: %1</source>
        <translation>✓ Requests of people: %1</translation>
    </message>
    <message>
        <source>✓ Retention: %1 kinds of record, %2 destructions</source>
        <translation>✓ Retention: %1 kinds of record, %2 destructions</translation>
    </message>
    <message>
        <source>Evidence of the protection of personal data</source>
        <translation>Evidence of the protection of personal data</translation>
    </message>
    <message>
        <source>Evidence pack for ISMS-P</source>
        <translation>Evidence pack for ISMS-P</translation>
    </message>
    <message>
        <source>Key-encryption keys</source>
        <translation>Key-encryption keys</translation>
    </message>
    <message>
        <source>Vault: %1, changed %2 times
Separate store: %3, changed %4 times</source>
        <translation>Vault: %1, changed %2 times
Separate store: %3, changed %4 times</translation>
    </message>
    <message>
        <source>Records held</source>
        <translation>Records held</translation>
    </message>
    <message>
        <source>%1 in the vault, %2 kept apart</source>
        <translation>%1 in the vault, %2 kept apart</translation>
    </message>
    <message>
        <source>Vault&apos;s signing key</source>
        <translation>Vault&apos;s signing key</translation>
    </message>
    <message>
        <source>registered %1</source>
        <translation>registered %1</translation>
    </message>
    <message>
        <source>Officer&apos;s signing key</source>
        <translation>Officer&apos;s signing key</translation>
    </message>
    <message>
        <source>Needs approval</source>
        <translation>Needs approval</translation>
    </message>
    <message>
        <source>%1 officers</source>
        <translation>%1 officers</translation>
    </message>
    <message>
        <source>%1 years %2 days, %3, then: %4</source>
        <translation>%1 years %2 days, %3, then: %4</translation>
    </message>
    <message>
        <source>held %1, due %2, kept apart %3, destroyed %4</source>
        <translation>held %1, due %2, kept apart %3, destroyed %4</translation>
    </message>
    <message>
        <source>Access: %1</source>
        <translation>Access: %1</translation>
    </message>
    <message>
        <source>Destruction: %1, %2 records</source>
        <translation>Destruction: %1, %2 records</translation>
    </message>
    <message>
        <source>Request: %1</source>
        <translation>Request: %1</translation>
    </message>
    <message>
        <source>deadline %1, %2</source>
        <translation>deadline %1, %2</translation>
    </message>
    <message>
        <source>Approval: %1</source>
        <translation>Approval: %1</translation>
    </message>
    <message>
        <source>Evidence pack for an ISMS audit</source>
        <translation>Evidence pack for an ISMS audit</translation>
    </message>
    <message>
        <source>One PDF with what an auditor asks for. Everything in it comes from the chain and the vault, as of one block; nothing is typed in. It holds no personal data.</source>
        <translation>One PDF with what an auditor asks for. Everything in it comes from the chain and the vault, as of one block; nothing is typed in. It holds no personal data.</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>Preview and print…</source>
        <translation>Preview and print…</translation>
    </message>
    <message>
        <source>Gather again</source>
        <translation>Gather again</translation>
    </message>
</context>
<context>
    <name>maru::console::privacy::ToAskPart</name>
    <message>
        <source>Whom to ask</source>
        <translation>Whom to ask</translation>
    </message>
    <message>
        <source>On its way…</source>
        <translation>On its way…</translation>
    </message>
    <message>
        <source>Nothing is given any more.</source>
        <translation>Nothing is given any more.</translation>
    </message>
    <message>
        <source>Everybody who has consented for this kind of record has named this agency.</source>
        <translation>Everybody who has consented for this kind of record has named this agency.</translation>
    </message>
    <message>
        <source>%1 people have consented to others, not yet to this agency. It sees nothing of them until they do:</source>
        <translation>%1 people have consented to others, not yet to this agency. It sees nothing of them until they do:</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>and %1 more</translation>
    </message>
</context>
<context>
    <name>maru::console::report::PreviewWindow</name>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>This computer has no printer. Save the document as PDF and print it elsewhere.</source>
        <translation>This computer has no printer. Save the document as PDF and print it elsewhere.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Print preview: %1</source>
        <translation>Print preview: %1</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Page width</source>
        <translation>Page width</translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation>As wide as the window</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation>The whole page</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Page shown</source>
        <translation>Page shown</translation>
    </message>
</context>
</TS>
