"""Mails that say that a letter did not arrive, as servers write them."""

NUMBER = "<0123456789abcdef0123456789abcdef@standfest>"


def report(recipient, *, number=NUMBER, action="failed", status="5.1.1", words="550 5.1.1 No such user", to=""):
    """A delivery status notification (RFC 3464), with the headings of the letter that came back."""
    return f"""Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
To: standfest@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

Your message could not be delivered.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; {to or recipient}
Original-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp;
 {words}

--B
Content-Type: text/rfc822-headers

From: standfest@example.org
To: {recipient}
Message-ID: {number}
Subject: Einladung

--B--
""".replace("\n", "\r\n").encode()


def qmail(recipient, *, number=NUMBER):
    """What qmail writes: no report, the whole letter below."""
    return f"""Return-Path: <>
From: MAILER-DAEMON@mx.example.org
To: standfest@example.org
Subject: failure notice

Hi. This is the qmail-send program at mx.example.org.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<{recipient}>:
192.0.2.7 does not like recipient.
Remote host said: 550 5.1.1 mailbox unknown
Giving up on 192.0.2.7.

--- Below this line is a copy of the message.

Return-Path: <standfest@example.org>
To: {recipient}
Message-ID: {number}
Subject: Einladung
""".replace("\n", "\r\n").encode()


def away(sender, *, number=NUMBER):
    """An out-of-office note with an empty return path, as many programs send it."""
    return f"""Return-Path: <>
From: {sender}
To: standfest@example.org
Auto-Submitted: auto-replied
In-Reply-To: {number}
Subject: Out of office

I am away until Monday.
""".replace("\n", "\r\n").encode()


def answer(sender, *, number=NUMBER):
    """What a person writes back."""
    return f"""Return-Path: <{sender}>
From: {sender}
To: standfest@example.org
In-Reply-To: {number}
References: {number}
Subject: Re: Einladung

We got 550 flyers. See you there!
""".replace("\n", "\r\n").encode()
